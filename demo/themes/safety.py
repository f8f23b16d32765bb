"""Advice that keeps people and their things safe."""

from demo.story import DemoStory, DemoTweet, html

BICYCLE_MARKING = DemoStory(
    kind="news",
    title="Have your bicycle marked free of charge in all six districts",
    slug="free-bicycle-marking",
    summary=(
        "Five minutes at a stall make a bicycle hard to sell and easy to return. Here is where to "
        "find us this month."
    ),
    category="Safety advice",
    district="",
    lead="bicycle-marking",
    author="contributor",
    days_ago=5.2,
    tweet=DemoTweet(
        "Five minutes, no charge, and a thief’s day is ruined. We are marking bicycles in all six "
        "districts this month. Find your nearest stall:",
        image="article",
    ),
    body_html=html("""
        <p>Last year 2,310 bicycles were stolen in Eastmere. We found 640 of them and could give
        back only 190, because nobody could say whose the others were. A mark changes that. From
        Saturday we put one on your bicycle for nothing.</p>
        <h2>How it works</h2>
        <p>We write a number on the frame in ink that shows only under ultraviolet light, add a
        sticker that every thief can read, and take a photo of you with your bicycle. If it is
        stolen, any officer with a lamp can ring you within minutes.</p>
        <h2>Where and when</h2>
        <ul>
        <li><strong>Eastmere Central:</strong> station square, Saturday, 9am to 1pm</li>
        <li><strong>Harbourside:</strong> the old customs house, Sunday, 10am to 2pm</li>
        <li><strong>Millbrook and Westfield:</strong> outside the libraries, the second weekend</li>
        <li><strong>Northgate and Thornley:</strong> in the parks, the third weekend</li>
        </ul>
        <p>Bring the bicycle and something with your name on it. Scooters, pushchairs and
        wheelchairs are welcome too.</p>
        <h2>Three habits that help</h2>
        <p>{picture:bicycle-locks}</p>
        <ol>
        <li>Use two locks of different kinds. Few thieves carry tools for both.</li>
        <li>Lock the frame and both wheels to something that is set in the ground.</li>
        <li>Never leave a bicycle in the same place every day.</li>
        </ol>
        <p>“A cheap lock on a dear bicycle is an invitation,” said PCSO Marek Ellwood, who has
        marked more than a thousand this year. “Spend a tenth of its price on the locks, and come
        and see me.”</p>
    """),
)

ROMANCE_SCAM = DemoStory(
    kind="news",
    title="“He never once asked for money, until he did”: how to spot a romance scam",
    slug="how-to-spot-a-romance-scam",
    summary=(
        "Forty-three people in Eastmere lost their savings this year to somebody they had never "
        "met. One of them tells her story."
    ),
    category="Safety advice",
    district="",
    lead="scam-warning",
    author="press",
    days_ago=7.1,
    tweet=DemoTweet(
        "Have you met in person? Has there been an emergency? Is it a secret? Three questions to "
        "ask before you send money to somebody you love online.",
        image="article",
    ),
    body_html=html("""
        <p>Margaret, whose name we have changed, is 64 and taught chemistry. She is used to checking
        results twice. For seven months she wrote every evening to a marine engineer called Stefan
        who loved the same poems. He never once asked for money, until he did.</p>
        <p>First it was a customs fee so that a present could reach her. Then his card was blocked,
        then came a hospital bill. When Margaret had sent £38,000, the messages stopped.</p>
        <h2>It is a trade</h2>
        <p>“There was no Stefan,” said Detective Constable Bryony Haldane of the economic crime
        team. “There was an office with a timetable. Different people wrote to her in shifts, from
        notes. Nobody is too clever for that, because it does not work on the head.”</p>
        <h2>Signs to look for</h2>
        <ul>
        <li>They fall in love fast, and soon ask you to move from the dating site to a private
        chat.</li>
        <li>They cannot meet: the job is far away, the camera is broken, a flight is cancelled.</li>
        <li>They suggest that you keep it to yourselves.</li>
        <li>Something goes wrong, and only money can put it right.</li>
        </ul>
        <h2>What you can do</h2>
        <p>Search for their photo on the web: it often belongs to somebody else. Tell a friend the
        whole story from the start and listen to how it sounds. Never send money, gift cards or
        copies of your passport to a person whom you have not met.</p>
        <p>If you have already paid, ring your bank at once, on the number on your card. Keep the
        messages, then call <a href="tel:101">101</a>. You will speak to somebody who has heard it
        before and will not judge you.</p>
        <p>{picture:kitchen-table}</p>
        <p>“I was ashamed for a year,” Margaret says. “The officer made tea and said: you were
        robbed. That was the first night I slept.”</p>
    """),
)

HARBOUR_SAFETY = DemoStory(
    kind="news",
    title="Cold water, dark quays: stay safe by the harbour this winter",
    slug="harbour-safety-winter",
    summary=(
        "Most people who drown in the harbour never meant to get wet. What to do if somebody falls "
        "in, and what not to do."
    ),
    category="Safety advice",
    district="Harbourside",
    lead="lifebuoy",
    author="press",
    days_ago=3.3,
    tweet=DemoTweet(
        "If somebody falls into the harbour: call 999, tell them to float on their back, throw "
        "the ring. Do not jump in. Cold water takes your breath in seconds.",
        image="article",
    ),
    video_id="HGdRhjvORBk",
    transcript=(
        "The film has no speech but for these lines. A patrol boat leaves the quay at dusk; lamps "
        "come on along the water.\n\n"
        "Constable Ines Calloway: “In November the water takes your breath away before you can "
        "shout. Keep to the lit side, and keep an arm free.”\n\n"
        "She throws a line to a ring that floats by the steps, and pulls it in."
    ),
    body_html=html("""
        <p>The water in Eastmere harbour is at eight degrees this week. Whoever falls in has about a
        minute to get their breath under control and ten minutes before their hands stop working.
        Seven in ten people whom our marine unit pulled out last winter had only been walking
        home.</p>
        <h2>If somebody falls in</h2>
        <ol>
        <li>Call <a href="tel:999">999</a> and ask for the coastguard. Read out the number on the
        nearest red board: it tells us exactly where you are.</li>
        <li>Shout to them: “Float on your back.” Fighting the water uses up what they need to
        live.</li>
        <li>Throw the ring from the board, past them if you can, and pull it back towards them.</li>
        <li>Stay on the quay. Every year somebody dies who jumped in to help.</li>
        </ol>
        <h2>If it is you</h2>
        <p>Lean back, spread your arms and legs, and let the shock pass. Only then shout, and only
        then swim. There is a ladder at least every thirty metres.</p>
        <p>{picture:harbour-dawn}</p>
        <h2>On the way home</h2>
        <p>Walk on the side of the houses. If you have been drinking, go with a friend or take the
        bus, which stops at the customs house until 2am. Put your phone away near the edge.</p>
        <p>“We are out every night and we are fast, but we are not always there first,” said
        Sergeant Finlay Corrigan of the marine unit. “The best lifeboat is the person who reaches
        for that orange ring.”</p>
        <h2>An empty board can kill</h2>
        <p>Vandals threw eleven rings into the water last year. If you see a board without its ring,
        call <a href="tel:101">101</a> with the number on it. We replace it the same day.</p>
    """),
)

STORM_ADVICE = DemoStory(
    kind="news",
    title="Storm warning for tonight: please stay at home after 8pm if you can",
    slug="storm-warning-stay-home",
    summary=(
        "Gusts of up to 75 miles an hour and a very high river. What is closed, and what to do if "
        "you must travel."
    ),
    category="Safety advice",
    district="Millbrook",
    lead="bridge-storm",
    author="editor",
    days_ago=20.8,
    tweet=DemoTweet(
        "Strong winds and flooding are expected from 8pm. Please do not travel unless you must, "
        "keep away from the river, and never drive into water. Roads that are closed:",
    ),
    body_html=html("""
        <p>A storm will cross Eastmere tonight. Between 8pm and 4am we expect gusts of up to 75
        miles an hour, and the River Wend will rise above its banks at Millbrook around midnight, at
        high tide. Please be at home by then.</p>
        <h2>Closed from 7pm</h2>
        <ul>
        <li>The old bridge at Millbrook, for vehicles and for people on foot</li>
        <li>The towpath between Millbrook and Eastmere Central</li>
        <li>The sea wall and the fish quay in Harbourside</li>
        </ul>
        <h2>Before it arrives</h2>
        <ol>
        <li>Bring in bins, plant pots and trampolines. They fly further than you think.</li>
        <li>Charge your phone, and put a torch where you can find it in the dark.</li>
        <li>Knock at the door of a neighbour who lives alone.</li>
        <li>Move your car away from trees and from the river.</li>
        </ol>
        <h2>If you must drive</h2>
        <p>Take the main roads, leave twice the usual gap and hold the wheel with both hands when
        you pass a lorry or a gap between houses. Turn round at flood water. A foot of it is enough
        to float a family car, and you cannot see whether the road is still there.</p>
        <h2>When to call</h2>
        <p>Call <a href="tel:999">999</a> if a life is in danger or a fallen tree blocks a main
        road. For loose tiles and fences, please wait until the wind has dropped: tonight every line
        is needed.</p>
        <p>“Most of what we go to on a night like this did not need to happen,” said Chief Inspector
        Yusuf Lanyon, who is in command tonight. “The bravest thing that you can do is put the
        kettle on.”</p>
    """),
)

STORIES = (BICYCLE_MARKING, ROMANCE_SCAM, HARBOUR_SAFETY, STORM_ADVICE)
