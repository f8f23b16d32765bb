"""Pages that stay: how the force works, how to reach it, how to use the site."""

from demo.story import DemoStory, html

HOW_WE_WORK = DemoStory(
    kind="page",
    title="How we work",
    slug="how-we-work",
    summary="Five ideas decide how Eastmere Police serves all its communities.",
    category="",
    district="",
    lead="harbour-dawn",
    author="editor",
    days_ago=90,
    navigation_place=1,
    has_contents=True,
    body_html=html("""
        <p>Eastmere Police serves six districts and everybody who lives in them, works in them or
        only changes trains here. We are officers, staff and volunteers: detectives and drivers,
        analysts and dog handlers, people who repair radios and people who sit with the bereaved. If
        you would like to be one of us, there is a career here for almost any talent.</p>
        <h2>Close to the place</h2>
        <p>Each district has its own team, in one building with the council, the health service and
        the fire service. Whoever brings us a problem keeps the same officer until it is solved, so
        that nobody has to tell their story twice.</p>
        <h2>Threat, harm and risk</h2>
        <p>We cannot do everything at once. We go first to those who are most at risk, not to those
        who call loudest. Specialist teams work across all districts against organised crime,
        violence and abuse.</p>
        <h2>What we promise, and what we ask</h2>
        <p>Good policing is made by two. In seven points we promise what you can expect of us, and
        ask for your part. <a href="/news/citizens-contract-begins/">Read how the contract came
        about</a>.</p>
        <p>[[contract]]</p>
        <h2>Our people</h2>
        <p>Hard work needs people who can bear it. We train together, look after each other after
        bad days, and take on those who know our communities from the inside.</p>
        <h2>Information and technology</h2>
        <p>Phones and tablets keep officers on the beat instead of at a desk. Body-worn video
        protects those on both sides of the camera. Clear figures show us where to be tomorrow.</p>
        <p>What all of this is for, and where it is to lead, the Chief Constable says in <a
        href="/message-from-the-chief-constable/">her own words</a>. If you want to be part of it,
        read about <a href="/work-with-us/">working with us</a>.</p>
    """),
)

CONTACT_US = DemoStory(
    kind="page",
    title="Contact us",
    slug="contact-us",
    summary="Which number to call, where to find a counter, and how the media can reach us.",
    category="",
    district="",
    lead="",
    author="editor",
    days_ago=90,
    body_html=html("""
        <h2>In an emergency</h2>
        <p>Call <a href="tel:999">999</a> if somebody is in danger, a crime is happening now, or the
        person who did it is still near. If you cannot speak, stay on the line: listen to the
        questions, and cough or tap the phone to answer.</p>
        <h2>When it is not an emergency</h2>
        <p>Call <a href="tel:101">101</a>, day or night, to report a crime, ask for advice or speak
        to the team in your district. It is busiest from Monday to Wednesday between 10am and noon.
        If you can wait until the evening, you will wait less.</p>
        <h2>Without giving your name</h2>
        <p>Call Crimestoppers on <a href="tel:0800555111">0800 555 111</a>. It is a charity and not
        part of the police. It passes on what you know, and never who you are.</p>
        <h2>In person</h2>
        <p>Each district has a front counter:</p>
        <ul>
        <li>Eastmere Central and Harbourside: every day, 8am to 10pm</li>
        <li>Northgate and Millbrook: Monday to Friday, 9am to 5pm</li>
        <li>Thornley and Westfield: Tuesday and Thursday, 10am to 6pm, in the libraries</li>
        </ul>
        <h2>In your language</h2>
        <p>Say the name of your language, in English, when we answer, and we will add an interpreter
        to the call. There is no charge. British Sign Language interpreters join by video at every
        counter.</p>
        <h2>A complaint, or thanks</h2>
        <p>If we got something wrong, ask for the duty inspector, who will write down your complaint
        and tell you within ten working days what happens next. If somebody did well, tell us too.
        We read it out at the start of their shift.</p>
        <h2>Journalists</h2>
        <p>The press office is staffed from 7am to 11pm, and a press officer is on call at night for
        serious incidents. Call <a href="tel:101">101</a>, ask for the press office and have your
        deadline ready.</p>
    """),
)

CHIEFS_MESSAGE = DemoStory(
    kind="page",
    title="A message from the Chief Constable",
    slug="message-from-the-chief-constable",
    summary="Isobel Marchmont on the call at three in the morning, and on the years ahead.",
    category="",
    district="",
    lead="chief-constable",
    author="editor",
    days_ago=90,
    parent="how-we-work",
    navigation_label="Chief Constable’s message",
    body_html=html("""
        <p>I joined this force thirty-one years ago, in Thornley, with a radio that did not work
        under the railway bridge. Whoever needed us there had to be lucky. Much of what I have done
        since was meant to take luck out of it.</p>
        <h2>What we will be judged by</h2>
        <blockquote><p>“We will be judged by the call at three in the morning, when somebody is
        afraid and has no idea what to do.”</p></blockquote>
        <p>That call is answered by a person who has slept badly, in a room without windows, and who
        must find the right words within seconds. The teams, the training and the technology that we
        write about on this site exist so that he or she can. So does everything that we decide not
        to do.</p>
        <h2>What will change</h2>
        <p>More of the harm that we meet now happens behind a screen, and more of it behind a front
        door. In the next five years we will have twice as many people who can follow money and
        messages, and in every district a team that sits with the health service and the schools.
        We will close buildings before we take officers out of neighbourhoods, and will say so
        before we do.</p>
        <h2>What will not</h2>
        <p>We police with your consent. You may ask what we did, and why, and you will be answered
        by somebody who was there. Where we were wrong we will say that first. The <a
        href="/contract/">Citizens’ Contract</a> puts it in writing: seven promises of ours, and
        seven requests that we make of you.</p>
        <p>One day, I hope, fewer people will have to make that call. Until then, make it. We are
        awake.</p>
        <p><strong>Isobel Marchmont</strong>, Chief Constable</p>
    """),
)

WORK_WITH_US = DemoStory(
    kind="page",
    title="Work with us",
    slug="work-with-us",
    summary="As an officer, on the staff or as a volunteer: what we look for, and how to apply.",
    category="",
    district="",
    lead="recruitment-sunrise",
    author="press",
    days_ago=80,
    navigation_place=2,
    body_html=html("""
        <p>More than a third of us never wear a uniform, and hardly two of us came by the same road.
        There are bakers among our detectives and a former detective in our canteen. What we share
        is that we would rather be asked for help than not.</p>
        <h2>Police officers</h2>
        <p>You must be at least 18 when you start, be free to live and work in this country, and
        pass our tests of health, fitness and background. A degree is welcome and not needed:
        training takes three years, is paid from the first day, and happens mostly on the street
        beside an experienced colleague.</p>
        <h2>Police staff</h2>
        <p>We employ call handlers, analysts, crime-scene investigators, mechanics, cooks, lawyers
        and people who can explain all of this to journalists. Many of these posts can be shared or
        filled part time.</p>
        <h2>Volunteers</h2>
        <p>Special constables have an officer’s powers and give sixteen hours a month. Cadets are
        between 13 and 17. Others walk our dogs, check on lonely neighbours or keep our old
        patrol cars running: an hour a month is a beginning.</p>
        <h2>Who should apply</h2>
        <p>Whoever knows a part of Eastmere that we do not know well enough. We change the tests
        where a disability asks for it, and will meet you beforehand to talk about how.</p>
        <h2>How to apply</h2>
        <p>Call <a href="tel:101">101</a> and ask for recruitment, or come to the next open evening
        at any front counter. Our news about jobs stands under Recruitment, and how we go about our
        work in <a href="/how-we-work/">How we work</a>.</p>
    """),
)

STORIES = (HOW_WE_WORK, CHIEFS_MESSAGE, WORK_WITH_US, CONTACT_US)
