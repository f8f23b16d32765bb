"""The accessibility statement, in the shape that the law asks of a public body.

The parts and their order follow the model statement of the United Kingdom's Public Sector Bodies
(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
"""

from demo.story import DemoStory, html

STATEMENT = DemoStory(
    kind="page",
    title="Accessibility statement",
    slug="accessibility",
    summary="How far everybody can use this site, what does not work yet, and how to tell us.",
    category="",
    district="",
    lead="",
    author="press",
    days_ago=90,
    has_contents=True,
    body_html=html("""
        <p>This statement is about the newsroom of Eastmere Police, which Eastmere Police runs. We
        want as many people as possible to be able to use it. You should be able to:</p>
        <ul>
        <li>enlarge the text to twice its size, and read at 400% without scrolling sideways</li>
        <li>reach everything with a keyboard alone, or with your voice</li>
        <li>listen to every story with a screen reader</li>
        <li>read without JavaScript, in light colours or dark</li>
        </ul>
        <h2>How accessible this website is</h2>
        <p>Some parts are not fully accessible. The players of videos from other sites have controls
        that do not work with a keyboard alone, and albums there have pictures without
        descriptions.</p>
        <h2>If you cannot use something</h2>
        <p>Call <a href="tel:101">101</a> and ask for the press office if you need a story in large
        print, as easy read, in Braille or as a recording. We answer within two working days. <a
        href="/contact-us/">Contact us</a> lists other ways, with interpreters of British Sign
        Language.</p>
        <h2>Reporting a problem</h2>
        <p>If you find one that is not on this page, think that we do not meet the law, or want
        details of what is outside the regulations, write to <a
        href="mailto:accessibility@eastmere-police.example?subject=Accessibility">
        accessibility@eastmere-police.example</a> or tell the press office in the same way. Say
        which page it is and what you use to read it. We answer within five working days.</p>
        <h2>Enforcement</h2>
        <p>The <a href="https://www.equalityhumanrights.com/">Equality and Human Rights
        Commission</a> enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
        Accessibility Regulations 2018; <a
        href="https://www.legislation.gov.uk/uksi/2018/952/part/5">Part 5 of them</a> says how. If
        our answer does not satisfy you, contact the <a
        href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support
        Service</a>.</p>
        <h2>Technical information and compliance</h2>
        <p>Eastmere Police is committed to making its website accessible in accordance with these
        regulations. It is partially compliant with level AA of the Web Content Accessibility
        Guidelines, version 2.2, because of what follows.</p>
        <h2>Content that is not accessible</h2>
        <p><strong>Not compliant:</strong> some pictures in albums from other sites have no text
        alternative (success criterion 1.1.1). We describe them in the story, and will describe all
        of them by 31 March 2027.</p>
        <p><strong>Disproportionate burden:</strong> we claim none.</p>
        <p><strong>Outside the regulations:</strong> live video, and players that belong to others
        and that we neither pay for nor control. It is their controls that do not all work with a
        keyboard (success criterion 2.1.1).</p>
        <h2>How we tested, and when we look again</h2>
        <p>This statement was prepared on 1 September 2026 and last reviewed on 16 November 2026. We
        tested the site on 12 November 2026: ourselves, with automatic checks of every kind of page,
        and with four people who use screen readers, magnifiers and switches. The next review is due
        by 16 November 2027.</p>
    """),
)

STORIES = (STATEMENT,)
