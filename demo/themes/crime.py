"""Operations and what courts decided."""

from demo.story import DemoStory, DemoTweet, html

THORNLEY_OPERATION = DemoStory(
    kind="news",
    title="Operation Doorstep: what four weeks on foot changed in Thornley",
    slug="operation-doorstep-thornley",
    summary=(
        "Residents asked for officers they could recognise. After a month of daily foot patrols, "
        "calls about nuisance bikes are down by half."
    ),
    category="Operations",
    district="Thornley",
    lead="neighbourhood-patrol",
    author="press",
    days_ago=0.9,
    tweet=DemoTweet(
        "Four weeks of daily foot patrols in Thornley: 31 arrests, 14 nuisance bikes seized and "
        "600 doors knocked on. What residents told us, and what comes next:",
        image="article",
    ),
    notes_to_editors=(
        "The figures count what was reported between 19 October and 15 November, and in the four "
        "weeks before. They may change a little as reports are checked.\n\n"
        "Inspector Addlestone can be interviewed in Thornley on Tuesday from 10am to noon. Please "
        "tell us by Monday evening if you would like to come."
    ),
    press_contact="Press office, 01632 960118, press@eastmere-police.example",
    body_html=html("""
        <p>For four weeks the same six officers have walked the same streets in Thornley, every day
        and in every weather. Operation Doorstep began with a complaint at a tenants’ meeting: “We
        see the cars go by, but we do not know a single name.”</p>
        <p>{picture:shop-parade}</p>
        <h2>What the patrols did</h2>
        <p>Officers knocked on more than 600 doors and asked one question: what would make the
        biggest difference here? Three answers came up again and again: off-road bikes on the
        footpaths, drugs sold beside the shops, and street lamps that nobody mended.</p>
        <table>
        <caption>Thornley, four weeks before and four weeks during the operation</caption>
        <thead><tr><th scope="col">What we counted</th><th scope="col">Before</th>
        <th scope="col">During</th></tr></thead>
        <tbody>
        <tr><th scope="row">Calls about nuisance bikes</th><td>84</td><td>41</td></tr>
        <tr><th scope="row">Arrests</th><td>12</td><td>31</td></tr>
        <tr><th scope="row">Bikes seized</th><td>3</td><td>14</td></tr>
        <tr><th scope="row">Broken lamps reported and mended</th><td>2</td><td>27</td></tr>
        </tbody>
        </table>
        <h2>In the words of those who live there</h2>
        <p>“I opened my shop at six again for the first time since spring,” said Farida Hollins, who
        runs the bakery on the parade. “It is not that there is an officer at the door. It is that I
        know which one to ring.”</p>
        <h2>What happens next</h2>
        <p>Two of the six officers stay in Thornley for good. The others move to Westfield, where
        the second part of the operation starts on Monday.</p>
        <p>“Four weeks do not mend a neighbourhood,” said Inspector Gwen Addlestone. “They do show
        what to mend first. Every resident who gave us an address will hear from us by the end of
        the month about what we did with their answer.”</p>
        <p>To tell the team what matters in your street, call <a href="tel:101">101</a> or come to
        the library in Thornley, any Tuesday between 4pm and 6pm.</p>
    """),
)

COURT_RESULT = DemoStory(
    kind="news",
    title="Bogus roofer who cheated pensioners out of £212,000 is jailed for six years",
    slug="bogus-roofer-jailed",
    summary=(
        "Neil Farrowdale took money from eleven people for repairs that nobody needed and that he "
        "never made. A bank clerk’s question stopped him."
    ),
    category="Court results",
    district="Eastmere Central",
    lead="courthouse-dusk",
    author="press",
    days_ago=2.6,
    tweet=DemoTweet(
        "A man who took £212,000 from pensioners for roof repairs that he never made has been "
        "jailed for six years. It began to unravel when a bank clerk asked one more question.",
    ),
    body_html=html("""
        <p>A man who frightened elderly people into paying for roofs that did not leak has been sent
        to prison for six years. Neil Farrowdale, 52, of no fixed address, admitted eleven counts of
        fraud at Eastmere Crown Court and was sentenced on Tuesday.</p>
        <h2>How he worked</h2>
        <p>Farrowdale went from door to door in Millbrook and Westfield in a clean van and a
        borrowed badge. He offered a free look at the roof, came down with a handful of broken tiles
        that he had carried up himself, and warned that the ceiling might fall that night. He then
        drove people to the bank, waited outside, and came back for more.</p>
        <p>His youngest victim was 71 and the oldest 93. Together they lost £212,000. One woman sold
        her late husband’s piano.</p>
        <h2>How he was caught</h2>
        <p>In March a clerk noticed that a regular customer’s hands were shaking and asked who was
        waiting for her. The bank rang us while the customer drank a cup of tea in the manager’s
        office. Officers were at the kerb in seven minutes.</p>
        <blockquote><p>“He did not only take money. He took away the feeling that you can open your
        own front door. Every one of these people found the courage to tell a court what
        happened.”</p>
        <p>Detective Constable Bryony Haldane, economic crime team</p></blockquote>
        <p>The court ordered Farrowdale to repay what is left of the money. Two of the families have
        been repaid by their banks.</p>
        <h2>Before you let a trader in</h2>
        <ol>
        <li>Never agree to work on the day that it is offered. A real fault will still be there
        tomorrow.</li>
        <li>Ask somebody you trust to look at the quote.</li>
        <li>If you feel pressed or afraid, shut the door and call <a href="tel:999">999</a>.</li>
        </ol>
        <p>If you think that this happened to you or to somebody you care for, call
        <a href="tel:101">101</a>. It is never too late to tell us.</p>
    """),
)

STORIES = (THORNLEY_OPERATION, COURT_RESULT)
