from django.apps import AppConfig


class ContractConfig(AppConfig):
    name = "contract"
    verbose_name = "Citizens’ Contract"

    def ready(self) -> None:
        from articles import story_parts
        from articles.public import beside_stories, blocks, navigation

        from . import public
        from .models.contract import PATH
        from .story_part import ExplanationPart

        story_parts.register(ExplanationPart())
        blocks.register(
            blocks.Block(
                name="contract",
                label="the Citizens’ Contract",
                render=public.block,
                stylesheet="css/public-contract.css",
            )
        )
        navigation.register(PATH, public.navigation_link)
        beside_stories.register(public.parts_to_search)
