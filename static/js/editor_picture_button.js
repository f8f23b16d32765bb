/* The editor's button for pictures of the library: a CKEditor plugin.

   A picture in a body is a reference, <img data-picture="42">; the address that the editor shows it
   by is taken out again by the server. */
CKEDITOR.plugins.add("picturelibrary", {
  init(editor) {
    editor.addCommand("chooseLibraryPicture", {
      allowedContent: "img[!data-picture,src,alt]",
      requiredContent: "img[data-picture]",
      async: true,
      async exec() {
        const before = editor.getSelection().getSelectedElement();
        const selected = before && before.is("img") ? before.data("picture") : "";
        editor.lockSelection();
        const picture = await window.newsroomLibrary.choose({ selected: selected || "" });
        editor.unlockSelection(true);
        editor.focus();
        if (picture === null && selected) before.remove();
        if (picture) {
          const image = editor.document.createElement("img");
          image.setAttributes({ "data-picture": picture.id, src: picture.src, alt: picture.alt });
          editor.insertElement(image);
        }
        editor.fire("afterCommandExec", { name: "chooseLibraryPicture", command: this });
      },
    });
    editor.ui.addButton("LibraryPicture", {
      label: "Picture from the library",
      command: "chooseLibraryPicture",
      toolbar: "insert",
      icon: "image",
    });
  },
});
