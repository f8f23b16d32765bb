"""Appeals: people whom the public can help to find."""

from demo.story import DemoPerson, DemoStory, DemoTweet, html

WALTER_ASHGROVE = DemoStory(
    kind="missing",
    title="Have you seen Walter Ashgrove, 76, from Millbrook?",
    slug="",
    summary=(
        "Walter left home on Thursday afternoon without his medicine. He may be looking for a "
        "market that closed years ago."
    ),
    category="Appeals",
    district="Millbrook",
    lead="missing-man",
    author="press",
    days_ago=0.2,
    person=DemoPerson("Walter Ashgrove", 76),
    tweet=DemoTweet(
        "Have you seen Walter Ashgrove, 76, missing from Millbrook since Thursday? Green coat, red "
        "striped scarf, round glasses. If he is with you now, call 999.",
        image="article",
    ),
    body_html=html("""
        <p>We are worried about <strong>Walter Ashgrove, 76</strong>, who was last seen on Thursday
        at about 2.40pm, when he closed his garden gate in Millbrook and walked towards the canal.
        He has dementia and needs medicine that he did not take with him.</p>
        <p>{picture:canal-towpath}</p>
        <h2>What he looks like</h2>
        <ul>
        <li>A white man, 5ft 8in tall and slim, who walks slowly with a slight stoop</li>
        <li>Bald on top, with short grey hair at the sides and a neat white beard</li>
        <li>Round dark glasses, a dark green coat, a red striped scarf and brown walking shoes</li>
        </ul>
        <p>Walter is gentle and polite, and will gladly talk to you. He may say that he is on his
        way to the Friday market, where he sold vegetables for thirty years. The market closed long
        ago, but he still knows the way: along the towpath, over the iron bridge and up to the old
        square.</p>
        <h2>Where we are looking</h2>
        <p>Officers, a search dog and volunteers with lowland-rescue training are walking the canal
        between Millbrook and Eastmere Central. Please look in your shed, garage and garden, and
        watch any doorbell recording from Thursday afternoon and evening.</p>
        <blockquote><p>“Dad would stop to help anybody. If you have seen him, please stop for him
        now. We only want him home and warm.”</p><p>Walter’s daughter, Ellen</p></blockquote>
        <h2>If you see him</h2>
        <p>Stay with him if you can, speak calmly, and call <a href="tel:999">999</a>. Call
        <a href="tel:101">101</a> with anything else that may help, however small, and say that it
        is about Walter from Millbrook.</p>
    """),
)

DEAN_HARROWBY = DemoStory(
    kind="wanted",
    title="Wanted over burglaries in Northgate: Dean Harrowby, 34",
    slug="",
    summary=(
        "Detectives want to speak to Dean Harrowby about four burglaries. Do not approach him: "
        "call 999."
    ),
    category="Appeals",
    district="Northgate",
    lead="wanted-man",
    author="press",
    days_ago=1.4,
    person=DemoPerson("Dean Harrowby", 34),
    tweet=DemoTweet(
        "Wanted: Dean Harrowby, 34, over four burglaries in Northgate. Do you know where he is? Do "
        "not go up to him. Call 999 if you can see him, or Crimestoppers on 0800 555 111.",
    ),
    body_html=html("""
        <p>Detectives are asking for help to find <strong>Dean Harrowby, 34</strong>, whom they want
        to interview about four burglaries in Northgate between the middle of September and the end
        of last month. A court has issued a warrant for his arrest.</p>
        <h2>Who he is</h2>
        <p>He is white, about 5ft 11in and of medium build, with short dark brown hair, stubble and
        a Northgate accent. He often wears a blue hooded top and has a small tattoo of a swallow on
        the back of his right hand. He also uses the name Dean Corrie.</p>
        <p>He has friends in Northgate and Thornley, and has lately stayed for a night or two at a
        time on other people’s sofas. He sometimes works as a fly-poster and is likely to be paid in
        cash.</p>
        <h2>What happened</h2>
        <p>In each burglary somebody forced a back window while the household was asleep, and left
        with keys, tablets and small pieces of jewellery. One family lost a christening cup that had
        been handed down for four generations.</p>
        <p>“These families woke up to find that a stranger had been in the next room,” said
        Detective Sergeant Anil Wexcombe of Northgate CID. “Somebody knows where Dean Harrowby is
        sleeping tonight. You do not have to give your name to tell us.”</p>
        <h2>If you know where he is</h2>
        <ul>
        <li>If you can see him now, keep away from him and call <a href="tel:999">999</a>.</li>
        <li>With any other information, call <a href="tel:101">101</a> and ask for Northgate
        CID.</li>
        <li>To stay anonymous, call Crimestoppers on <a href="tel:0800555111">0800 555 111</a>. They
        never ask who you are and cannot trace the call.</li>
        </ul>
        <p>Helping somebody to hide from a warrant is an offence in itself. If he is staying with
        you, talk to us before we come to you.</p>
    """),
)

NADIA_COLWICK = DemoStory(
    kind="missing",
    title="Appeal to find Nadia Colwick, 28, from Westfield",
    slug="",
    summary="Nadia has not been in touch with her family since Sunday evening.",
    category="Appeals",
    district="Westfield",
    lead="",
    author="press",
    days_ago=6.3,
    state="withdrawn",
    person=DemoPerson("Nadia Colwick", 28),
    tweet=DemoTweet(
        "Can you help us find Nadia Colwick, 28, from Westfield? She was last seen near the "
        "playing fields on Sunday evening. Call 101 if you have seen her since.",
    ),
    body_html=html("""
        <p>We would like to hear from anybody who has seen <strong>Nadia Colwick, 28</strong>, since
        Sunday evening. She left a friend’s flat near the playing fields in Westfield at about 7pm
        and told her that she would walk home.</p>
        <h2>What she looks like</h2>
        <p>Nadia is of South Asian heritage, 5ft 4in tall, with long dark hair that she usually
        wears in a plait. She had on a yellow raincoat, black jeans and white trainers, and carried
        a grey rucksack with a reflective stripe.</p>
        <h2>Places that she knows</h2>
        <p>She runs along the river in the mornings, studies in the central library and has family
        by the sea, where she may have gone by train or coach. She did not take her phone charger,
        and her phone has been off since Sunday night.</p>
        <p>“It is not like Nadia to let a day go by without a message,” said Inspector Gwen
        Addlestone, who leads the search. “If you are reading this, Nadia, you are not in trouble.
        Tell any officer, or one of your family, that you are safe. We will not share where you are
        unless you want us to.”</p>
        <h2>How to help</h2>
        <ul>
        <li>Call <a href="tel:101">101</a> if you have seen Nadia or somebody in a yellow raincoat
        near the river since Sunday.</li>
        <li>If you drove past the playing fields between 6.45pm and 8pm, please look at your
        dashcam.</li>
        <li>If you believe that she is in danger now, call <a href="tel:999">999</a>.</li>
        </ul>
        <p>Please do not guess in public about where Nadia is or why she left. Her family read what
        is written.</p>
    """),
)

STORIES = (WALTER_ASHGROVE, DEAN_HARROWBY, NADIA_COLWICK)
