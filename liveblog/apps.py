from django.apps import AppConfig


class LiveblogConfig(AppConfig):
    name = "liveblog"
    verbose_name = "Live blogs"

    def ready(self) -> None:
        from articles import story_parts
        from articles.public import blocks

        from . import listeners  # noqa: F401  hears of what is published and withdrawn
        from .public import block
        from .story_part import LiveBlogPart

        story_parts.register(LiveBlogPart())
        blocks.register(
            blocks.Block(
                name="live",
                label="the story’s live blog, which stands below the body otherwise",
                render=block.block,
                stylesheet="css/public-live.css",
                stories=block.stories,
            )
        )
