"""The Citizens' Contract: its seven points, and the stories that explain three of them."""

from demo.story import DemoPoint, DemoStory, DemoTweet, html

INTRODUCTION = """\
This contract was written by the people of Eastmere and those who police them. We went out and \
asked what you need from us, and what you would do in return if we kept our word.

Out of your answers came seven points. In each we say what you can hold us to, and what we ask of \
you. We explain them one at a time: look again from week to week."""

LISTENED_FOR = "18 months"
EVENTS = "more than 40"
RESPONSES = "over 2,500"

ACCESS = DemoStory(
    kind="news",
    title="Reaching us: which door is the right one?",
    slug="contract-access-to-services",
    summary="Ten ways to reach the police, and how to choose the one that helps you soonest.",
    category="Community",
    district="",
    lead="call-handler",
    author="press",
    days_ago=6.2,
    tweet=DemoTweet(
        "Ring, type, or walk in? The first point of our Citizens’ Contract is about reaching us. "
        "This is what we promise, and how you help:",
    ),
    body_html=html("""
        <p>The first point of the <a href="/contract/">Citizens’ Contract</a> is about the moment
        when you need somebody. You told us that you did not mind which door you came through, as
        long as it opened.</p>
        <h2>What we promise</h2>
        <p>We answer nine out of ten emergency calls within ten seconds. Calls to 101 are answered
        by a person, who stays with you until the right colleague takes over. If we have to ring
        back, we name an hour and keep to it. Front counters open in the evening in every district,
        and an interpreter, in speech or in sign, costs you nothing.</p>
        <h2>What we ask of you</h2>
        <p>Choose the door that fits. Of every hundred calls to our emergency line, about thirty are
        for somebody else, or could have waited until morning. Each keeps a person in danger
        waiting.</p>
        <ul>
        <li>Somebody is hurt, afraid or being robbed: <a href="tel:999">999</a></li>
        <li>It has happened and nobody is in danger: <a href="tel:101">101</a></li>
        <li>Noise, rubbish or a broken street light: your council</li>
        <li>An illness that cannot wait, and is no emergency: the health service’s own line</li>
        </ul>
        <h2>How you can check</h2>
        <p>The waiting times of every district hang in its front counter and are read out at each
        public meeting. “In March we missed our own mark twice,” said Inspector Tomas Brackwell, who
        runs the control room. “People heard it from us first, with what we have changed since. That
        is the point of a contract.”</p>
        <p>A list of all numbers and counters is on our page <a href="/contact-us/">Contact
        us</a>.</p>
    """),
)

PREVENTION = DemoStory(
    kind="news",
    title="Advice for everybody: how we help you to stop a crime before it starts",
    slug="contract-crime-prevention",
    summary="A visit, a leaflet or ten minutes at a market stall: prevention is for each of us.",
    category="Safety advice",
    district="",
    lead="bicycle-locks",
    author="press",
    days_ago=4.3,
    body_html=html("""
        <p>The fifth point of the <a href="/contract/">Citizens’ Contract</a> is the cheapest of the
        seven. A crime that does not happen leaves no victim, no queue and no court date.</p>
        <h2>What we promise</h2>
        <p>Everybody can have advice that fits their own door. Anyone who was burgled is visited by
        a prevention officer within five days, and so are the neighbours on both sides. People over
        seventy, and anybody who has been deceived by telephone, may ask for a visit at home.
        Schools, shops and clubs get an evening of their own when they ask for one.</p>
        <p>We write our advice in plain words, in the eleven languages most spoken here, and test
        every leaflet on people who do not work for us.</p>
        <h2>What we ask of you</h2>
        <ol>
        <li>Lock what you would miss, even for a minute.</li>
        <li>Hang up on anyone who hurries you. Ring back on a number that you looked up
        yourself.</li>
        <li>Know one neighbour well enough to notice when something is wrong.</li>
        <li>Pass it on: to your parents, your children, your street.</li>
        </ol>
        <h2>What it has changed so far</h2>
        <p>In Millbrook, forty streets have tried this for a year. Burglaries there fell from 118 to
        71. “I used to teach people about locks,” said PC Anneka Fairweather. “Now they teach each
        other, and I bring the biscuits.”</p>
    """),
)

INFORMED = DemoStory(
    kind="news",
    title="No news is not good news: what we tell you, and how you tell us",
    slug="contract-keeping-people-informed",
    summary="You hear from us when it matters to you, and have your say before we decide.",
    category="Community",
    district="",
    lead="kitchen-table",
    author="editor",
    days_ago=2.1,
    body_html=html("""
        <p>“Nobody told us anything.” No sentence was said more often in the meetings that led to
        the <a href="/contract/">Citizens’ Contract</a>. The sixth point is our answer.</p>
        <h2>What we promise</h2>
        <p>If you reported a crime, you hear from the officer who has your case: within two days,
        then at least every four weeks, and whenever something changes. That holds for bad news as
        well. When we close a case without an answer we say why, in a letter that a person
        wrote.</p>
        <p>Each district publishes every quarter what it was asked to do, what it did, and what it
        could not do. When something large happens nearby we tell you here first, and correct what
        turns out to be wrong in the same place.</p>
        <h2>What we ask of you</h2>
        <p>Give us your views, above all when you are not content. There are three ways:</p>
        <ul>
        <li>Come to a meeting. Every district has one a month, and its questions are not chosen
        beforehand.</li>
        <li>Answer the survey that follows a report. It has four questions.</li>
        <li>Join the panel of residents, which reads a hundred closed cases a year and marks how we
        treated people.</li>
        </ul>
        <h2>Where your views went</h2>
        <p>Last winter the people of Thornley asked for patrols at the hour when the last bus comes
        in, and not when it suits our shifts. The shifts were changed in January. “They gave us the
        timetable and a thermos,” said Sergeant Rhona Ellery, “and they were right about both.”</p>
    """),
)

POINTS: tuple[DemoPoint, ...] = (
    DemoPoint(
        title="Access to services",
        promise="You can reach us easily, in the way that suits what you need.",
        request="Go to the right service, for the right reason, at the right moment.",
        story=ACCESS.slug,
    ),
    DemoPoint(
        title="Sharing information",
        promise="We share what we know with our partners, so that help comes from one hand.",
        request="Tell us what you see and hear: it may be the piece that stops a crime.",
    ),
    DemoPoint(
        title="Responsible use of resources",
        promise="We put our people and your money where they do most good, and say how we chose.",
        request="Look at how we decide, ask about it, and trust what you find to be fair.",
    ),
    DemoPoint(
        title="Listening and strong communities",
        promise="We listen to every neighbourhood and help it to grow stronger.",
        request="Stand together with your neighbours, and keep one another safe.",
    ),
    DemoPoint(
        title="Crime prevention",
        promise="Everybody gets advice from us on how to keep crime from their door.",
        request="Use it, for yourself, your home, your family and your street.",
        story=PREVENTION.slug,
    ),
    DemoPoint(
        title="Keeping people informed",
        promise="We keep you up to date with what your police do, the good and the bad.",
        request="Tell us what you think of it, and have your say before we decide.",
        story=INFORMED.slug,
    ),
    DemoPoint(
        title="Taking part in policing",
        promise="We offer many ways to take part, from an hour a month to a career.",
        request="Be a part of your community, and think about joining us.",
    ),
)

STORIES = (ACCESS, PREVENTION, INFORMED)
