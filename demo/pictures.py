"""The demo's picture library: what each drawing shows, in words."""

from demo.story import DemoPicture

PICTURES: tuple[DemoPicture, ...] = (
    DemoPicture(
        key="bicycle-locks",
        title="Two good locks",
        alt_text=(
            "A red bicycle at a steel stand outside a station in the evening. A D-lock holds the "
            "frame and a chain in a blue-green sleeve holds the front wheel."
        ),
        caption="A D-lock for the frame, a chain for the wheel.",
    ),
    DemoPicture(
        key="bicycle-marking",
        title="Bicycle marking in the park",
        alt_text=(
            "Two officers at a blue and white stall in a sunny park. Three people have brought "
            "bicycles; a mark glows on the frame of the one in front."
        ),
        caption="A mark under ultraviolet light takes five minutes and lasts for years.",
    ),
    DemoPicture(
        key="body-camera",
        title="Body-worn camera and phone",
        alt_text=(
            "Close view of an officer in a yellow vest, with a radio, a camera whose red light is "
            "on, and a phone that shows a street map."
        ),
        caption="The red light means that the camera is recording.",
    ),
    DemoPicture(
        key="bridge-storm",
        title="High water under the old bridge",
        alt_text=(
            "A police van with blue lights crosses a stone bridge at night in heavy rain. The "
            "river is high and rough below its arches."
        ),
        caption="The Wend at the old bridge: never drive through water whose depth you cannot see.",
    ),
    DemoPicture(
        key="call-handler",
        title="A call handler at work",
        alt_text=(
            "Portrait of a call handler, a woman with brown skin and dark bobbed hair, in a blue "
            "jumper, who wears a headset and smiles slightly. Screens glow behind her."
        ),
        caption="“You are through to the police. I am here.”",
    ),
    DemoPicture(
        key="canal-towpath",
        title="Walter Ashgrove in the clothes that he wore",
        alt_text=(
            "Drawing of Walter Ashgrove at full length on a canal towpath: bald, white beard, "
            "round glasses, dark green coat, red striped scarf, dark trousers and brown shoes."
        ),
        caption="What Walter wore on Thursday, drawn from his daughter’s description.",
    ),
    DemoPicture(
        key="chief-constable",
        title="Chief Constable Isobel Marchmont",
        alt_text=(
            "Portrait of Chief Constable Isobel Marchmont, a woman with grey hair in police "
            "uniform, in an office above the city."
        ),
        caption="Chief Constable Isobel Marchmont.",
    ),
    DemoPicture(
        key="community-meeting",
        title="Citizens’ Contract meeting",
        alt_text=(
            "A full village hall seen from the back row. On the stage an officer points to a board "
            "with seven coloured dots in a ring; a resident stands beside her."
        ),
        caption="One of more than 40 events that shaped the Citizens’ Contract.",
    ),
    DemoPicture(
        key="control-room",
        title="The control room at night",
        alt_text=(
            "Three call handlers with headsets sit at screens under a large map of the city. An "
            "inspector stands and looks at the map."
        ),
        caption="The control room never closes.",
    ),
    DemoPicture(
        key="courthouse-dusk",
        title="Eastmere Crown Court at dusk",
        alt_text=(
            "A stone courthouse with six columns, its windows lit at dusk. People talk on the "
            "steps and the wet pavement mirrors the lamps."
        ),
        caption="Eastmere Crown Court.",
    ),
    DemoPicture(
        key="harbour-dawn",
        title="Police launch at first light",
        alt_text=(
            "A police launch with blue and yellow squares on its cabin crosses a calm harbour as "
            "the sun rises behind a lighthouse and cranes."
        ),
        caption="The marine unit’s launch on her first patrol of the day.",
    ),
    DemoPicture(
        key="kitchen-table",
        title="A statement over a cup of tea",
        alt_text=(
            "A woman with grey hair and an officer sit side by side at a kitchen table with two "
            "mugs, a sheet of paper and a phone that lies face down."
        ),
        caption="You choose where you talk to us. Your own kitchen is fine.",
    ),
    DemoPicture(
        key="lifebuoy",
        title="Lifebuoy on the harbour wall",
        alt_text=(
            "An orange lifebuoy on a red board by the harbour. Two people stand at the water’s "
            "edge on a winter evening; a lighthouse shines behind them."
        ),
        caption="A missing lifebuoy can cost a life. Tell us if you see an empty board.",
    ),
    DemoPicture(
        key="missing-man",
        title="Walter Ashgrove",
        alt_text=(
            "Walter Ashgrove: a white man in his seventies, bald with a short white beard, round "
            "dark glasses, a green coat and a red striped scarf."
        ),
        caption="Walter Ashgrove wore this coat and scarf when he left home.",
    ),
    DemoPicture(
        key="moor-rescue",
        title="The search on the moor",
        alt_text=(
            "Four searchers with head torches in thick fog on a moor before dawn. A dog with a "
            "lit collar sits on the ridge in front of them and listens."
        ),
        caption="The last hour of the search, before first light.",
    ),
    DemoPicture(
        key="neighbourhood-patrol",
        title="Officers on foot in Thornley",
        alt_text=(
            "Two officers in yellow vests walk away from us down a street of red-brick terraced "
            "houses in low sunshine. A woman and a child stand at their door."
        ),
        caption="Officers on foot in Thornley, where the operation began.",
    ),
    DemoPicture(
        key="police-dog",
        title="Police dog Juno and her handler",
        alt_text=(
            "A German shepherd in a blue harness sits on a moor at dawn. Her handler, in a yellow "
            "vest, holds the lead."
        ),
        caption="Juno, who is four, with PC Callum Wrayburn.",
    ),
    DemoPicture(
        key="quay-candles",
        title="Candles on the quay",
        alt_text=(
            "Three people stand with their backs to us on a quay at nightfall. Candles and white "
            "lilies line the edge, and a flag flies at half-mast beside the police launch."
        ),
        caption="Candles on the fish quay on Saturday evening.",
    ),
    DemoPicture(
        key="recruitment-sunrise",
        title="Five people above the city",
        alt_text=(
            "Five people side by side on a hill before a huge rising sun: three officers, a woman "
            "in a headscarf and a call handler with a headset."
        ),
        caption="Officers, staff and volunteers: there is more than one way to join.",
    ),
    DemoPicture(
        key="scam-warning",
        title="A scam on the phone",
        alt_text=(
            "A hand holds a phone at night. Messages with hearts and a large warning sign fill the "
            "screen; beside it a heart hangs on a fishing hook."
        ),
        caption="Kind words first, the request for money later.",
    ),
    DemoPicture(
        key="shop-parade",
        title="Morning on the parade",
        alt_text=(
            "A police officer and a baker in a white apron talk outside a lit bakery in the early "
            "morning, while a woman looks at the shop next door."
        ),
        caption="Outside the bakery on the parade, where the day begins at six.",
    ),
    DemoPicture(
        key="tribute-officer",
        title="Sergeant Josephine Tarrow",
        alt_text=(
            "Portrait of Sergeant Josephine Tarrow, a Black woman in uniform and cap with a quiet "
            "smile, among white lilies, red poppies and candles."
        ),
        caption="Sergeant Josephine Tarrow, who served Harbourside for 22 years.",
    ),
    DemoPicture(
        key="wanted-man",
        title="Dean Harrowby",
        alt_text=(
            "Dean Harrowby: a white man in his thirties with short dark brown hair, stubble and "
            "grey-green eyes, in a blue hooded top."
        ),
        caption="Dean Harrowby is also known to use the name Dean Corrie.",
    ),
)
