"""What CKEditor offers in the body of a story, and nothing that the sanitiser would take out."""

CONFIGS = {
    "body": {
        "toolbar": [
            ["Format", "Bold", "Italic"],
            ["NumberedList", "BulletedList", "Blockquote"],
            ["Link", "Unlink"],
            ["LibraryPicture", "Table", "HorizontalRule"],
            ["PasteText", "RemoveFormat", "Undo", "Redo"],
        ],
        "format_tags": "p;h2;h3;h4",
        "extra_plugins": ["picturelibrary"],
        # Plugins that send text elsewhere, or make what the sanitiser takes out again.
        "removePlugins": "exportpdf,scayt,wsc,flash,forms,iframe,image,smiley,elementspath,about",
        # What articles/body.py lets through.
        "allowedContent": (
            "p h2 h3 h4 strong b em i ul ol li blockquote hr caption thead tbody tr table;"
            "a[!href,title]; img[!data-picture,src,alt]; th[scope,colspan,rowspan];"
            "td[colspan,rowspan]"
        ),
        "title": "The story",
        "width": "100%",
        "height": 420,
        "resize_dir": "vertical",
        "disableNativeSpellChecker": False,
        "entities": False,
    }
}
