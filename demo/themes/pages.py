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
        <h2>The Citizens’ Contract</h2>
        <p>Good policing is made by two. In seven points we promise what you can expect of us, and
        ask for your part. <a href="/news/citizens-contract-begins/">Read how the contract came
        about</a>, or see what it says:</p>
        <p>[[contract]]</p>
        <h2>Our people</h2>
        <p>Hard work needs people who can bear it. We train together, look after each other after
        bad days, and take on those who know our communities from the inside.</p>
        <h2>Information and technology</h2>
        <p>Phones and tablets keep officers on the beat instead of at a desk. Body-worn video
        protects those on both sides of the camera. Clear figures show us where to be tomorrow.</p>
        <h2>A word from the Chief Constable</h2>
        <p>{picture:chief-constable}</p>
        <blockquote><p>“We will be judged by the call at three in the morning, when somebody is
        afraid and has no idea what to do. Everything on this page exists so that we answer it well,
        and so that, one day, fewer people have to make it.”</p><p>Isobel Marchmont, Chief
        Constable</p></blockquote>
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

ACCESSIBILITY = DemoStory(
    kind="page",
    title="Accessibility",
    slug="accessibility",
    summary="What this site does so that everybody can read it, and what to do if you cannot.",
    category="",
    district="",
    lead="",
    author="press",
    days_ago=90,
    body_html=html("""
        <p>News from the police can matter at any moment and to anybody. We want you to be able to
        read it on an old phone in bad light, with a screen reader, with one hand or with a keyboard
        alone.</p>
        <h2>What you can do here</h2>
        <ul>
        <li>Enlarge the text to twice its size without losing any of it</li>
        <li>Reach everything with the keyboard, and always see where you are</li>
        <li>Skip to the story with the first link on every page</li>
        <li>Read in light or dark colours, as your device prefers</li>
        <li>Read everything without JavaScript, and print it on plain paper</li>
        </ul>
        <p>Every picture that tells you something is described in words. We use headings in their
        order, links that say where they lead, and the plainest English that we can find.</p>
        <h2>How we check</h2>
        <p>We aim at level AA of the Web Content Accessibility Guidelines, version 2.2. Automatic
        checks run on every change. Twice a year people who use screen readers, magnifiers and voice
        control go through the site with us and tell us what hurts.</p>
        <h2>What does not work well yet</h2>
        <p>Videos and albums from other sites are shown with those sites’ own controls, which we
        cannot change. Beside each we put a link, and say in words what it shows.</p>
        <h2>If something stands in your way</h2>
        <p>Call <a href="tel:101">101</a> and ask for the press office. Tell us the page and what
        you tried to do. We will send you the story in large print, as plain text or read aloud,
        usually on the same day, and mend the page. <a href="/contact-us/">Contact us</a> lists
        other ways to reach us.</p>
    """),
)

STORIES = (HOW_WE_WORK, CONTACT_US, ACCESSIBILITY)
