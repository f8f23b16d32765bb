"""A day of action, told as it happened."""

from demo.story import DemoEntry, DemoLiveBlog, DemoStory, html

OFFICER = "Duty press officer"

DAY_OF_ACTION = DemoStory(
    kind="news",
    title="As it happened: a day of action against bicycle theft",
    slug="day-of-action-bicycle-theft",
    summary=(
        "Eighty officers, volunteers and railway staff spent a day at stations, markets and "
        "workshops. Read it hour by hour."
    ),
    category="Operations",
    district="Eastmere Central",
    lead="shop-parade",
    author="press",
    days_ago=2.3,
    body_html=html("""
        <p>From seven in the morning until the evening rush hour we looked for stolen bicycles, and
        marked those that nobody has stolen yet. The updates below were posted from the stalls and
        the control room while it happened.</p>
        <h2>Why a day of action</h2>
        <p>Six bicycles are stolen in Eastmere on an ordinary day. Most are gone in less than a
        minute, and most are sold within a week, often in the next district. One officer who asks
        after one bicycle finds little. Eighty people who look on the same day, with the same list,
        find a good deal more.</p>
        <h2>Who took part</h2>
        <ul>
        <li>Neighbourhood officers and special constables from all six districts</li>
        <li>Staff of the railway stations, who watched the stands</li>
        <li>Volunteers, who marked bicycles at four stalls</li>
        <li>Nineteen second-hand shops, which opened their books to us</li>
        </ul>
        <h2>What comes next</h2>
        <p>The owners whom we could find have been called. If yours was stolen, tell us the number
        on its frame, or of any scratch that only you know: call <a href="tel:101">101</a> and ask
        for the day of action. If yours was not, have it
        <a href="/news/free-bicycle-marking/">marked free of charge</a>. We shall do this again in
        spring, and say before where the stalls will be.</p>
    """),
    live=DemoLiveBlog(
        summary=(
            "Sixty-one stolen bicycles were found, and forty are back with their owners. Five "
            "people were arrested. Volunteers marked 418 bicycles at four stalls.\n\n"
            "Nobody was hurt. Thank you to everybody who called."
        ),
        entries=(
            DemoEntry(
                at=0,
                heading="We have begun",
                typed="Officers are at all five railway stations. The first stall opens at eight, "
                "in station square.",
                author_role=OFFICER,
                is_key=True,
            ),
            DemoEntry(
                at=48,
                typed="Forty people are waiting at the stall in station square. It goes quickly: "
                "five minutes for each bicycle. Bring something with your name on it.",
                author_role=OFFICER,
                picture="bicycle-marking",
            ),
            DemoEntry(
                at=131,
                heading="Two arrests in Millbrook",
                typed="Two men were stopped with a van and nine bicycles in it. Both are in "
                "custody. We are calling the owners now.",
                author_role=OFFICER,
                is_key=True,
            ),
            DemoEntry(
                at=170,
                typed="The stalls are open until four: station square, the old customs house, and "
                "outside the libraries in Millbrook and Westfield.",
                author_role=OFFICER,
                is_pinned=True,
            ),
            DemoEntry(
                at=242,
                typed="From the railway, whose staff have watched the stands since dawn:",
                author_role=OFFICER,
                quote="Three people put a pair of bolt cutters back into the bag when they saw us. "
                "That is three bicycles that are still where they belong.",
                quote_source="Eastmere Railway, station manager",
            ),
            DemoEntry(
                at=365,
                typed="A girl of nine has her bicycle back. It was stolen in June, and had been "
                "painted twice. She knew it by the bell.",
                author_role="PCSO at the Westfield stall",
            ),
            DemoEntry(
                at=508,
                heading="Sixty-one found",
                typed="The last shop has been visited. That makes sixty-one stolen bicycles since "
                "seven this morning, and five arrests.",
                author_role=OFFICER,
                is_key=True,
                corrected="The last shop has been visited. That makes sixty-one stolen bicycles "
                "since seven this morning, and five arrests, not four as we said at first.",
            ),
        ),
        lasts=570,
    ),
)

STORIES = (DAY_OF_ACTION,)
