"""What the force does together with the communities that it serves."""

from demo.story import DemoStory, DemoTweet, html

CONTRACT_LAUNCH = DemoStory(
    kind="news",
    title="Seven promises, seven requests: the Citizens’ Contract begins today",
    slug="citizens-contract-begins",
    summary=(
        "After 18 months of listening, we say what you can expect of us and what we ask of you in "
        "return."
    ),
    category="Community",
    district="",
    lead="community-meeting",
    author="editor",
    days_ago=0.5,
    tweet=DemoTweet(
        "18 months, more than 40 events, over 2,500 answers. Today the Citizens’ Contract begins: "
        "seven things that we promise you, and seven that we ask.",
        image="article",
    ),
    body_html=html("""
        <p>A year and a half ago we put out chairs in a village hall in Westfield and asked a simple
        question: what do you and your police owe each other? More than 40 events and over 2,500
        answers to our online survey later, the reply is ready. We call it the Citizens’
        Contract.</p>
        <h2>The seven points</h2>
        <ol>
        <li><strong>Contact.</strong> We make our services easy to reach, in the way that suits you.
        You choose the right service, at the right moment.</li>
        <li><strong>Information.</strong> We share what we know with partners, so that help fits
        together. You tell us what may stop a crime.</li>
        <li><strong>Resources.</strong> We spend people and money with care. You hear how we decide,
        and trust that it was fair.</li>
        <li><strong>Communities.</strong> We listen, and help neighbourhoods to grow strong. You
        join your neighbours to keep them safe.</li>
        <li><strong>Prevention.</strong> We give advice that works for everybody. You use it, for
        yourself, your home, your family and your street.</li>
        <li><strong>News.</strong> We keep you up to date with our work. You tell us what you think
        of it.</li>
        <li><strong>Taking part.</strong> We offer many ways to be involved. You are part of your
        community, and perhaps you will become part of ours.</li>
        </ol>
        <h2>Honest on both sides</h2>
        <p>{picture:chief-constable}</p>
        <p>“People did not ask us for miracles,” said Chief Constable Isobel Marchmont. “They asked
        us to ring back. They asked us to say so when we cannot come. In return they offered more
        than we had dared to hope: eyes, ears, time and patience. This contract writes that down, so
        that either side can hold the other to it.”</p>
        <p>Dorothea Pascoe, who chaired the meetings in Harbourside, said: “I arrived with a list of
        complaints. I left with a list of jobs, and half of them were mine.”</p>
        <h2>What comes next</h2>
        <p>Over the coming weeks we explain one point at a time, with the people who will carry it
        out. A panel of residents from all six districts will mark our work every half year, in
        public.</p>
        <p>Read how the contract fits the rest of our work in <a href="/how-we-work/">How we
        work</a>.</p>
    """),
)

BODY_CAMERAS = DemoStory(
    kind="news",
    title="Every patrol officer now has a camera, and the station in a pocket",
    slug="cameras-and-phones-on-the-beat",
    summary=(
        "Body-worn video and phones that take statements keep officers on the street for an hour "
        "longer in every shift."
    ),
    category="Community",
    district="",
    lead="body-camera",
    author="contributor",
    days_ago=13.4,
    tweet=DemoTweet(
        "No more driving back to the station to type. Every patrol officer in Eastmere now has a "
        "body-worn camera and a phone that takes statements. What that means for you:",
    ),
    body_html=html("""
        <p>The last of 1,240 body-worn cameras was handed out in Millbrook this week. With it, every
        officer on patrol in the six districts carries two tools that did not exist when most of
        them joined: a witness that does not forget, and a desk that fits into a pocket.</p>
        <h2>What the phone does</h2>
        <p>Officers used to drive back to a station to write up what they had seen. Now they take a
        statement where it happened, let you read and sign it on the screen, and move on to the next
        call. In a trial in Northgate that gave each officer 58 minutes more on the street in every
        shift.</p>
        <h2>What the camera does, and does not do</h2>
        <ul>
        <li>It records only when an officer switches it on. A red light shows you that it is.</li>
        <li>The officer must tell you, unless there is no time to.</li>
        <li>Nobody can change or delete a recording on the street.</li>
        <li>What is not needed for a case is erased after 31 days.</li>
        <li>The cameras do not recognise faces.</li>
        </ul>
        <p>You may ask to see a recording of yourself. We show it to you unless that would harm
        somebody else or a trial.</p>
        <h2>Fairer for everybody</h2>
        <p>During the trial complaints about how officers spoke to people fell by a third, and the
        number of assaults on officers fell as well. “Everybody is a little more polite when the
        light is on,” said PC Leila Marsh-Holloway. “Me included.”</p>
        <p>An independent panel looks at twenty recordings each month, chosen by lot, and publishes
        what it thinks. To apply for a place on the panel, write to us:
        <a href="/contact-us/">Contact us</a> tells you how.</p>
    """),
)

PUPILS_IN_REVIEW = DemoStory(
    kind="news",
    title="Pupils measure speed outside their school, and drivers meet the class",
    slug="pupils-measure-speed-westfield",
    summary="Year 5 in Westfield borrowed a speed gun and then asked the drivers why.",
    category="Community",
    district="Westfield",
    lead="",
    author="contributor",
    days_ago=0.3,
    state="in_review",
    body_html=html("""
        <p>Twenty-six children in high-visibility vests stood at the kerb in Westfield on Wednesday
        morning and pointed a speed gun at the traffic. Drivers who were too fast could choose: a
        fine, or a conversation. Nearly all chose the conversation, and many will not forget it.</p>
        <h2>Questions from Year 5</h2>
        <p>The class had prepared its questions for weeks. “Where were you going that was worth it?”
        asked one girl. “Did you see me?” asked a boy who crosses there every day with his little
        sister. One driver, on his way to a meeting, sat down on the wall and was quiet for a
        while.</p>
        <p>Of 214 cars in an hour, 19 were above the limit. The fastest went 41 miles an hour where
        20 is allowed.</p>
        <h2>What the children found out</h2>
        <ul>
        <li>A car at 20 miles an hour stops in about the length of three cars.</li>
        <li>At 40 it takes nine, which is longer than their classroom and the corridor
        together.</li>
        <li>Most of the drivers who were too fast lived less than a mile away.</li>
        </ul>
        <p>“I can write a ticket in two minutes,” said PC Joanna Reddish of the roads policing team.
        “A nine-year-old needs one sentence.”</p>
        <p>The class will send its figures to the council, with a drawing of the crossing that it
        would like to have.</p>
    """),
)

COUNTER_SCHEDULED = DemoStory(
    kind="news",
    title="Northgate’s front counter opens on Saturdays",
    slug="northgate-front-counter-saturdays",
    summary="From next month you can talk to somebody in person in Northgate on six days a week.",
    category="Community",
    district="Northgate",
    lead="",
    author="press",
    days_ago=0.1,
    state="scheduled",
    tweet=DemoTweet(
        "You asked for a police counter that is open when you are not at work. From next month "
        "Northgate’s opens on Saturdays, 10am to 4pm.",
    ),
    body_html=html("""
        <p>The front counter of Northgate police station will open on Saturdays from 10am to 4pm,
        starting next month. It is the first of the changes that people asked for most often at the
        meetings on the Citizens’ Contract.</p>
        <h2>What you can do there</h2>
        <ul>
        <li>Report a crime, and talk it through with somebody who has time</li>
        <li>Hand in what you found, and ask for what you lost</li>
        <li>Show your driving documents</li>
        <li>Speak in private: there is a quiet room with a door, and an interpreter by phone</li>
        </ul>
        <h2>Why Saturdays</h2>
        <p>“If you work from Monday to Friday, an office that opens from Monday to Friday is
        closed,” said Superintendent Rhiannon Blackledge, who is responsible for Northgate. “Nobody
        had ever put it to me as plainly as the lady in the second row.”</p>
        <p>Four volunteers, two of them retired call handlers, will help at the counter together
        with an officer. If the first half year goes well, Millbrook and Westfield will follow.</p>
        <h2>If it cannot wait</h2>
        <p>The counter is not for emergencies. If somebody is in danger or a crime is happening now,
        call <a href="tel:999">999</a>. At any other time, day or night, call
        <a href="tel:101">101</a>.</p>
    """),
)

FOUND_PROPERTY_DRAFT = DemoStory(
    kind="news",
    title="Lost it in Harbourside? The shelf of found things is open on Thursday",
    slug="found-property-harbourside",
    summary="Two hundred umbrellas, forty bicycles and one tuba are waiting for their owners.",
    category="Community",
    district="Harbourside",
    lead="",
    author="press",
    days_ago=0.2,
    state="draft",
    body_html=html("""
        <p>What people lose between the quay and the station ends on a shelf at Harbourside police
        station. On Thursday afternoon, from 2pm to 7pm, anybody may come and look whether something
        of theirs is on it.</p>
        <h2>What was handed in</h2>
        <ul>
        <li>Two hundred umbrellas, most of them black</li>
        <li>Forty bicycles, eleven of them with a marking that names no owner any more</li>
        <li>Sixty-three telephones, switched off and locked away</li>
        <li>A tuba in its case, found on the last ferry on a Sunday</li>
        </ul>
        <h2>How to get it back</h2>
        <p>Tell us something that only the owner knows: a scratch, a sticker, the picture on the
        screen. For a telephone or a bicycle, bring the receipt or a photograph if you have one. It
        costs nothing.</p>
        <p>“People are ashamed to ask for an umbrella,” said Moira Tansley, who has looked after the
        shelf for nine years. “Please ask. I would like to see the wall behind them again.”</p>
        <p>What nobody asks for within six weeks goes to charities in the district. The tuba has
        been promised to the school band, unless its owner comes first.</p>
        <p>If you cannot come on Thursday, call <a href="tel:101">101</a> and ask for found
        property in Harbourside.</p>
    """),
)

STORIES = (
    CONTRACT_LAUNCH,
    BODY_CAMERAS,
    PUPILS_IN_REVIEW,
    COUNTER_SCHEDULED,
    FOUND_PROPERTY_DRAFT,
)
