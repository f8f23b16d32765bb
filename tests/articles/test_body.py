"""The sanitiser against hostile bodies, and what becomes of a body in public."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body

HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<img src=x onerror="alert(1)">',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvA\tScript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<style>@import "https://evil.example"</style>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<form action="https://evil.example"><input name="password"></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 '
    'onerror=alert(1)&gt;">',
    '<img data-picture="1" onerror="alert(1)" src="https://evil.example/pixel.gif">',
    "<video src=x onerror=alert(1)></video><audio src=x>",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script>-->",
    "\0<scr\0ipt>alert(1)</script>",
]
ALLOWED_TAG = re.compile(
    r"</?(?:h[2-4]|p|br|strong|b|em|i|a|ul|ol|li|blockquote|hr|table|caption|thead|tbody|tr|th|td|img)\b"
)


def assert_harmless(clean: str) -> None:
    for tag in re.findall(r"<[^>]*>", clean):
        assert ALLOWED_TAG.match(tag), tag
        for name, value in re.findall(r'([a-z-]+)="([^"]*)"', tag):
            assert name in {
                "href", "title", "rel", "data-picture", "scope", "colspan", "rowspan"
            }, tag  # fmt: skip
            if name == "href":
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", value, re.IGNORECASE)
                assert not scheme or scheme[1].lower() in body.URL_SCHEMES


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_body_is_made_harmless(hostile: str) -> None:
    clean = body.sanitise(f"<p>before</p>{hostile}<p>after</p>")
    assert "alert(1)" not in re.sub(r">[^<]*<", "><", clean)
    assert_harmless(clean)


@given(st.text(alphabet=st.sampled_from("<>/\"'= apimgscrtyle&;!-x1\n\0\u00a0"), max_size=120))
def test_any_text_is_made_harmless_and_sanitising_twice_changes_nothing(text: str) -> None:
    clean = body.sanitise(text)
    assert_harmless(clean)
    assert body.sanitise(clean) == clean


@given(st.lists(st.sampled_from(HOSTILE), max_size=4))
def test_hostile_bodies_together_are_made_harmless(parts: list[str]) -> None:
    clean = body.sanitise("".join(parts))
    assert_harmless(clean)
    assert body.sanitise(clean) == clean


def test_everything_that_the_editor_offers_is_kept() -> None:
    kept = (
        "<h2>Two</h2><h3>Three</h3><h4>Four</h4><p>A <strong>strong</strong> and <em>quiet</em> "
        'word, <a href="https://example.org/?a=1&amp;b=2" rel="noopener">a link</a>, '
        '<a href="mailto:a@example.org" rel="noopener">post</a>, '
        '<a href="tel:101" rel="noopener">101</a>.</p><ul><li>one</li></ul><ol><li>two</li></ol>'
        "<blockquote><p>said</p></blockquote><hr>"
        '<table><caption>Figures</caption><thead><tr><th scope="col">Year</th></tr></thead>'
        '<tbody><tr><td colspan="2">2026</td></tr></tbody></table>'
    )
    assert body.sanitise(kept) == kept


def test_headings_one_and_five_lose_their_tags_and_keep_their_words() -> None:
    assert body.sanitise("<h1>Big</h1><h5>Small</h5>") == "BigSmall"


def test_picture_is_kept_as_a_reference_alone() -> None:
    clean = body.sanitise('<p><img alt="x" data-picture="42" src="/a.jpg" width="9"></p>')
    assert clean == '<p><img data-picture="42"></p>'


@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "x", "1e3", "٤٢", "9" * 19, " 1"])
def test_picture_without_a_whole_reference_is_left_out(value: str) -> None:
    assert "img" not in body.sanitise(f'<img data-picture="{value}" src="x">')


def test_pictures_are_found_from_the_top_each_once() -> None:
    html = body.sanitise(
        '<img data-picture="7"><p>x <img data-picture="3"></p><img data-picture="7">'
    )
    assert body.picture_ids(html) == [7, 3]


def test_lone_picture_becomes_a_figure_and_a_picture_among_words_stays_inline() -> None:
    clean = body.sanitise('<p><img data-picture="1"></p><p>words <img data-picture="2"></p>')
    shown = body.public_html(clean, lambda pk: f"<figure>{pk}</figure>", lambda pk: f"<i>{pk}</i>")
    assert shown == "<figure>1</figure><p>words <i>2</i></p>"


def test_empty_paragraphs_of_the_editor_are_left_out_in_public() -> None:
    assert body.public_html("<p>a</p><p>&nbsp;</p><p> <br></p>", str, str) == "<p>a</p>"


def test_tables_can_be_scrolled_by_keyboard() -> None:
    shown = body.public_html(body.sanitise("<table><tr><td>1</td></tr></table>"), str, str)
    assert shown.startswith(
        '<div class="table-scroll" role="region" aria-label="Table" tabindex="0">'
    )
    assert shown.endswith("</table></div>")


def test_each_table_is_a_region_with_a_name_of_its_own() -> None:
    cells = "<tbody><tr><td>1</td></tr></tbody>"
    tables = [
        f"<table>{cells}</table>",
        f"<table><caption><strong>Thefts</strong> &amp; “3 &lt; 4”</caption>{cells}</table>",
        f"<table>{cells}</table>",
        f"<table><caption>&nbsp;</caption>{cells}</table>",
        f"<table><caption>Thefts &amp; “3 &lt; 4”</caption>{cells}</table>",
        f"<table><caption>Table 2</caption>{cells}</table>",
    ]
    shown = body.public_html(body.sanitise("".join(tables)), str, str)
    names = [unescape(name) for name in re.findall(r'aria-label="([^"]*)"', shown)]
    assert names == [
        "Table", "Thefts & “3 < 4”", "Table 2", "Table 3", "Thefts & “3 < 4” 2", "Table 2 2"
    ]  # fmt: skip
    assert shown.count("<table>") == shown.count("</table></div>") == 6
    assert "<caption><strong>Thefts</strong>" in shown


def test_plain_text_has_a_line_for_each_block_and_no_entities() -> None:
    html = body.sanitise(
        "<h2>Heading</h2><p>Fish &amp; chips<br>twice</p><ul><li>a</li><li>b</li></ul>"
    )
    assert body.plain_text(html) == "Heading\nFish & chips\ntwice\na\nb"


@pytest.mark.parametrize("html", ["", "<p></p>", "<p>&nbsp;</p>", "<p><br></p>", "<hr>"])
def test_body_that_shows_nothing_is_empty(html: str) -> None:
    assert body.is_empty(body.sanitise(html))


def test_body_with_only_a_picture_is_not_empty() -> None:
    assert not body.is_empty('<img data-picture="1">')
