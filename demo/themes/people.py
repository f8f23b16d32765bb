"""Our people: a tribute, a dog, and how to join."""

from demo.story import DemoStory, DemoTweet, html

TRIBUTE = DemoStory(
    kind="tribute",
    title="Sergeant Josephine Tarrow, 1978 to 2026",
    slug="sergeant-josephine-tarrow",
    summary=(
        "Harbourside’s longest-serving sergeant has died after an illness. Colleagues, shopkeepers "
        "and former pupils remember her."
    ),
    category="Our people",
    district="Harbourside",
    lead="tribute-officer",
    author="editor",
    days_ago=4.1,
    tweet=DemoTweet(
        "Sergeant Josephine Tarrow, who served Harbourside for 22 years, has died at the age of "
        "48. We have lost a colleague, a teacher and a friend.",
        image="article",
    ),
    body_html=html("""
        <p>With great sadness we share the news that Sergeant Josephine Tarrow, known to everybody
        as Jo, died on Friday. She was at home, with her wife and her two sons beside her, after an
        illness that she carried with her usual lack of fuss. She was 48.</p>
        <h2>A beat and a half</h2>
        <p>Jo joined Eastmere Police at 26, after teaching mathematics in Northgate. She asked for
        Harbourside because nobody else wanted it that year, and stayed. She used to say that her
        beat was a mile and a half: a mile of quays, and half a mile of explaining herself to the
        fish market.</p>
        <p>She set up the homework table at the harbour mission, where officers still help with
        fractions on Wednesdays. Eleven of the children who sat there have since joined the police.
        Many more became nurses, electricians and, to her delight, two mathematics teachers.</p>
        <h2>Remembered by those who worked with her</h2>
        <blockquote><p>“Jo never raised her voice, on the radio or in the street. When she came
        round the corner, people stood a little straighter and breathed a little easier. So did
        we.”</p>
        <p>PC Tomasz Brannock, Harbourside neighbourhood team</p></blockquote>
        <p>Chief Constable Isobel Marchmont said: “Sergeant Tarrow turned down promotion three times
        because it would have taken her off the quay. She knew exactly what she was for. Our
        thoughts are with Hannah, Ben and Luke.”</p>
        <h2>Saying goodbye</h2>
        <p>{picture:quay-candles}</p>
        <p>The market traders will stop work for a minute on the morning of the funeral. A book of
        condolence is open at Harbourside police station, and you can leave a few words there
        whether or not you knew her. The family ask for no flowers, but would love you to help a
        child with their homework.</p>
    """),
)

POLICE_DOG = DemoStory(
    kind="news",
    title="Police dog Juno finds walker after eleven hours on the moor",
    slug="police-dog-juno-finds-walker",
    summary=(
        "A 61-year-old man had fallen in fog above Thornley. A four-year-old German shepherd heard "
        "what nobody else could."
    ),
    category="Our people",
    district="Thornley",
    lead="police-dog",
    author="contributor",
    days_ago=8.5,
    tweet=DemoTweet(
        "Eleven hours in the fog, a broken ankle and no signal. Then a cold nose. How police dog "
        "Juno found a missing walker above Thornley:",
        image="article",
    ),
    body_html=html("""
        <p>A walker who broke his ankle in thick fog is recovering in hospital, thanks to the ears
        and the patience of a police dog. Juno, a four-year-old German shepherd, found him in a peat
        gully at ten past five in the morning, eleven hours after he had fallen.</p>
        <p>{picture:moor-rescue}</p>
        <h2>A search without a view</h2>
        <p>The man, who is 61, had set out from Thornley for an afternoon’s walk. When he did not
        come home, his wife called <a href="tel:999">999</a>. The helicopter could not fly: the fog
        was so thick that searchers lost sight of each other at the length of a car.</p>
        <p>“On a night like that you stop looking and start listening,” said PC Callum Wrayburn, who
        has worked with Juno since she was a puppy. “At about five she froze with one paw up. I
        heard nothing at all. She pulled me two hundred yards to the left, lay down at the edge of a
        gully and barked once.”</p>
        <p>The walker had heard the search pass by twice but had no voice left to shout. Mountain
        rescue volunteers carried him down at first light.</p>
        <h2>About our dogs</h2>
        <ul>
        <li>Eastmere Police has 14 dogs, which live at home with their handlers.</li>
        <li>Training to search takes about three months and never quite ends.</li>
        <li>A dog works for seven or eight years and then retires, usually to the same sofa.</li>
        </ul>
        <h2>If you walk on the moor</h2>
        <p>Tell somebody your route and when you will be back. Carry a whistle, a torch and a warm
        layer, even for an hour’s walk. If you are lost, stay where you are: it makes you easier to
        find, for people and for noses.</p>
    """),
)

SPECIAL_CONSTABLES = DemoStory(
    kind="news",
    title="Become a special constable: four evenings a month, full powers, no pay",
    slug="become-a-special-constable",
    summary=(
        "We are looking for 60 volunteers who would like to spend some of their spare time in "
        "uniform. No experience is needed."
    ),
    category="Recruitment",
    district="",
    lead="recruitment-sunrise",
    author="press",
    days_ago=11.2,
    tweet=DemoTweet(
        "By day a baker, a bus driver, a biologist. Four evenings a month, a police officer. We "
        "are looking for 60 new special constables across Eastmere. Is it you?",
    ),
    album_id="72157645404898108",
    body_html=html("""
        <p>Special constables are volunteers with a day job and a warrant card. They have the same
        powers as any officer, wear the same uniform and meet the same people, on what may be the
        worst evening of somebody’s life. This winter we want to welcome 60 more of them.</p>
        <h2>What you would do</h2>
        <p>After training you join a neighbourhood team near where you live or work. You might look
        for a missing child at tea time, calm a quarrel at closing time and stand in the rain at a
        road closure in between. You are never sent out alone until you and your sergeant both say
        that you are ready.</p>
        <h2>Who can apply</h2>
        <ul>
        <li>You are 18 or over and have lived in the United Kingdom for the last three years.</li>
        <li>You can give at least 16 hours a month, planned around your job and family.</li>
        <li>You can pass a medical check, a fitness test and our vetting.</li>
        </ul>
        <p>You need no qualification. A minor caution from long ago does not always rule you out:
        ask us first.</p>
        <h2>What you get for it</h2>
        <p>Expenses, free bus travel across the city region and training that employers value. Above
        all you get a second set of colleagues.</p>
        <p>“I spend my week with spreadsheets,” said Special Sergeant Owen Tidewell, who has
        volunteered in Millbrook for nine years. “On Friday night I am useful to a person. It took
        me one shift to understand that I would never stop.”</p>
        <h2>How to start</h2>
        <ol>
        <li>Come to an open evening: Eastmere Central on the first Tuesday of the month, Harbourside
        on the third.</li>
        <li>Talk to somebody who does it. There are no slides.</li>
        <li>Apply within four weeks. Training begins in February.</li>
        </ol>
    """),
)

CALL_HANDLERS = DemoStory(
    kind="news",
    title="“Police, what is happening?” Why we need 24 new call handlers",
    slug="new-call-handlers",
    summary=(
        "The calmest voice of somebody’s worst day could be yours. Full training, full pay from "
        "the first day, and a team around you."
    ),
    category="Recruitment",
    district="Eastmere Central",
    lead="control-room",
    author="press",
    days_ago=16.7,
    tweet=DemoTweet(
        "It starts with four words: “Police, what is happening?” We are hiring 24 call handlers. "
        "If people say that you stay calm when nobody else does, read this.",
        image="article",
    ),
    body_html=html("""
        <p>Every day about 1,900 people call us. Some whisper. Some cannot stop talking. One has
        locked herself in the bathroom, one has found a wallet, and one would just like to know
        whether the fair is on. Whoever picks up has three seconds to tell them apart.</p>
        <p>{picture:call-handler}</p>
        <h2>The job</h2>
        <p>Call handlers answer <a href="tel:999">999</a> and <a href="tel:101">101</a>, decide with
        the caller what is needed, and send it. You listen, type and think at once. You will talk
        somebody through their first minutes after a burglary, and tell somebody else kindly that
        the council deals with bins.</p>
        <p>“People imagine that it is about being quick,” said Marianne Oduya-Finch, who has led B
        shift for six years. “It is about being slow inside. The caller borrows your breathing.”</p>
        <h2>What we offer</h2>
        <ul>
        <li>Fifteen weeks of paid training, the last seven beside an experienced colleague</li>
        <li>A shift allowance of 20 per cent, and shifts that you know a year ahead</li>
        <li>Time out after a hard call, with somebody to talk to who has taken one</li>
        <li>Part-time and job-share places from the start</li>
        </ul>
        <h2>What we ask</h2>
        <p>Clear spoken English, steady typing, and patience. If you speak a second language,
        including British Sign Language, we would love to hear from you. You do not need to have
        worked for the police, and you do not need a degree.</p>
        <h2>Try it first</h2>
        <p>Book a seat in the control room for two hours and listen in. Afterwards about a third of
        our visitors decide that it is not for them, and we thank them for finding out. To book a
        seat, call <a href="tel:101">101</a> and ask for the recruitment team.</p>
    """),
)

STORIES = (TRIBUTE, POLICE_DOG, SPECIAL_CONSTABLES, CALL_HANDLERS)
