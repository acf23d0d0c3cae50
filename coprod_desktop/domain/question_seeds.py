"""The equality questions the program comes with, as rows to start from; an organisation may change them all.

Categories follow the ONS harmonised standards and the England and Wales census of 2021. Welsh is a draft until
someone who speaks it has read it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.questions import (
    AnswerOption,
    OptionMapping,
    Question,
    QuestionRule,
    QuestionSet,
    Wording,
)

#: The key of the set the program comes with.
STANDARD = "standard"

_SOURCE = "ONS harmonised standards; categories of the census of England and Wales 2021 (Open Government Licence v3.0)"
_SPECIAL, _ORDINARY = QuestionRule.SPECIAL, QuestionRule.ORDINARY


@dataclass(frozen=True)
class SeedOption:
    """One answer: key, English, Welsh, and its group's key on each coarser level in turn."""

    key: str
    label: str
    welsh: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeedLevel:
    """One coarser level: its name, and each group as key, English, Welsh."""

    name: str
    groups: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class SeedQuestion:
    """One question with its answers and levels."""

    key: str
    text: str
    welsh: str
    options: tuple[SeedOption, ...]
    levels: tuple[SeedLevel, ...] = ()
    rule: QuestionRule = _SPECIAL
    help: str = ""
    welsh_help: str = ""


_O = SeedOption

AGE = SeedQuestion(
    "age_band",
    "How old are you?",
    "Faint yw eich oed?",
    (
        _O("under_16", "Under 16", "Dan 16", ("children",)),
        _O("16_24", "16 to 24", "16 i 24", ("working_age",)),
        _O("25_34", "25 to 34", "25 i 34", ("working_age",)),
        _O("35_44", "35 to 44", "35 i 44", ("working_age",)),
        _O("45_54", "45 to 54", "45 i 54", ("working_age",)),
        _O("55_64", "55 to 64", "55 i 64", ("working_age",)),
        _O("65_74", "65 to 74", "65 i 74", ("older",)),
        _O("75_84", "75 to 84", "75 i 84", ("older",)),
        _O("85_over", "85 or over", "85 neu drosodd", ("older",)),
    ),
    (
        SeedLevel(
            "Three age groups",
            (
                ("children", "Under 16", "Dan 16"),
                ("working_age", "16 to 64", "16 i 64"),
                ("older", "65 or over", "65 neu drosodd"),
            ),
        ),
    ),
    _ORDINARY,
)

GENDER = SeedQuestion(
    "gender",
    "How do you describe your gender?",
    "Sut ydych chi'n disgrifio eich rhywedd?",
    (
        _O("woman", "Woman", "Menyw"),
        _O("man", "Man", "Dyn"),
        _O("non_binary", "Non-binary", "Anneuaidd"),
        _O("another_gender", "In another way", "Mewn ffordd arall"),
    ),
    help="The census counted sex; this asks how you describe yourself.",
    welsh_help="Roedd y cyfrifiad yn cyfrif rhyw; mae hwn yn gofyn sut rydych chi'n eich disgrifio eich hun.",
)

ETHNIC_GROUP = SeedQuestion(
    "ethnic_group",
    "What is your ethnic group?",
    "Beth yw eich grŵp ethnig?",
    (
        _O("indian", "Indian", "Indiaidd", ("asian", "all_other")),
        _O("pakistani", "Pakistani", "Pacistanaidd", ("asian", "all_other")),
        _O("bangladeshi", "Bangladeshi", "Bangladeshaidd", ("asian", "all_other")),
        _O("chinese", "Chinese", "Tsieineaidd", ("asian", "all_other")),
        _O(
            "other_asian",
            "Any other Asian background",
            "Unrhyw gefndir Asiaidd arall",
            ("asian", "all_other"),
        ),
        _O("caribbean", "Caribbean", "Caribïaidd", ("black", "all_other")),
        _O("african", "African background", "Cefndir Affricanaidd", ("black", "all_other")),
        _O(
            "other_black",
            "Any other Black, Black British or Caribbean background",
            "Unrhyw gefndir Du, Du Prydeinig neu Garibïaidd arall",
            ("black", "all_other"),
        ),
        _O(
            "white_black_caribbean",
            "White and Black Caribbean",
            "Gwyn a Du Caribïaidd",
            ("mixed", "all_other"),
        ),
        _O(
            "white_black_african", "White and Black African", "Gwyn a Du Affricanaidd", ("mixed", "all_other")
        ),
        _O("white_asian", "White and Asian", "Gwyn ac Asiaidd", ("mixed", "all_other")),
        _O(
            "other_mixed",
            "Any other Mixed or multiple background",
            "Unrhyw gefndir Cymysg neu Amlethnig arall",
            ("mixed", "all_other"),
        ),
        _O(
            "white_british",
            "English, Welsh, Scottish, Northern Irish or British",
            "Cymreig, Seisnig, Albanaidd, Gwyddelig Gogledd Iwerddon neu Brydeinig",
            ("white", "white"),
        ),
        _O("irish", "Irish", "Gwyddelig", ("white", "white")),
        _O("gypsy_traveller", "Gypsy or Irish Traveller", "Sipsi neu Deithiwr Gwyddelig", ("white", "white")),
        _O("roma", "Roma", "Roma", ("white", "white")),
        _O("other_white", "Any other White background", "Unrhyw gefndir Gwyn arall", ("white", "white")),
        _O("arab", "Arab", "Arabaidd", ("other", "all_other")),
        _O("any_other", "Any other ethnic group", "Unrhyw grŵp ethnig arall", ("other", "all_other")),
    ),
    (
        SeedLevel(
            "Five ethnic groups",
            (
                (
                    "asian",
                    "Asian, Asian British or Asian Welsh",
                    "Asiaidd, Asiaidd Cymreig neu Asiaidd Prydeinig",
                ),
                (
                    "black",
                    "Black, Black British, Black Welsh, Caribbean or African",
                    "Du, Du Cymreig, Du Prydeinig, Caribïaidd neu Affricanaidd",
                ),
                ("mixed", "Mixed or multiple ethnic groups", "Grwpiau Cymysg neu Amlethnig"),
                ("white", "White", "Gwyn"),
                ("other", "Other ethnic group", "Grŵp ethnig arall"),
            ),
        ),
        SeedLevel(
            "Two ethnic groups",
            (("white", "White", "Gwyn"), ("all_other", "All other ethnic groups", "Pob grŵp ethnig arall")),
        ),
    ),
)

DISABILITY = SeedQuestion(
    "disability",
    "Do you have a health condition or disability that limits what you do day to day, for 12 months or more?",
    "Oes gennych chi gyflwr iechyd neu anabledd sy'n cyfyngu ar eich bywyd bob dydd, ers 12 mis neu fwy?",
    (
        _O("limited_a_lot", "Yes, a lot", "Oes, llawer", ("disabled",)),
        _O("limited_a_little", "Yes, a little", "Oes, ychydig", ("disabled",)),
        _O("not_limited", "No", "Nac oes", ("not_disabled",)),
    ),
    (
        SeedLevel(
            "Disabled or not",
            (("disabled", "Disabled", "Anabl"), ("not_disabled", "Not disabled", "Ddim yn anabl")),
        ),
    ),
    help="Disabled as the Equality Act 2010 uses the word.",
    welsh_help="Anabl fel y mae Deddf Cydraddoldeb 2010 yn defnyddio'r gair.",
)

ORIENTATION = SeedQuestion(
    "sexual_orientation",
    "Which of these best describes your sexual orientation?",
    "Pa un o'r rhain sy'n disgrifio orau eich cyfeiriadedd rhywiol?",
    (
        _O("straight", "Straight or heterosexual", "Strêt neu heterorywiol", ("straight",)),
        _O("gay_lesbian", "Gay or lesbian", "Hoyw neu lesbiaidd", ("lgb",)),
        _O("bisexual", "Bisexual", "Deurywiol", ("lgb",)),
        _O("other_orientation", "Other sexual orientation", "Cyfeiriadedd rhywiol arall", ("lgb",)),
    ),
    (
        SeedLevel(
            "Two groups",
            (
                ("straight", "Straight or heterosexual", "Strêt neu heterorywiol"),
                ("lgb", "Lesbian, gay, bisexual or other", "Lesbiaidd, hoyw, deurywiol neu arall"),
            ),
        ),
    ),
    help="For people aged 16 and over.",
    welsh_help="Ar gyfer pobl 16 oed a throsodd.",
)

RELIGION = SeedQuestion(
    "religion",
    "What is your religion?",
    "Beth yw eich crefydd?",
    (
        _O("no_religion", "No religion", "Dim crefydd", ("no_religion",)),
        _O("christian", "Christian", "Cristnogaeth", ("christian",)),
        _O("buddhist", "Buddhist", "Bwdhaeth", ("other_religions",)),
        _O("hindu", "Hindu", "Hindŵaeth", ("other_religions",)),
        _O("jewish", "Jewish", "Iddewiaeth", ("other_religions",)),
        _O("muslim", "Muslim", "Islam", ("other_religions",)),
        _O("sikh", "Sikh", "Siciaeth", ("other_religions",)),
        _O("other_religion", "Any other religion", "Unrhyw grefydd arall", ("other_religions",)),
    ),
    (
        SeedLevel(
            "Three groups",
            (
                ("no_religion", "No religion", "Dim crefydd"),
                ("christian", "Christian", "Cristnogaeth"),
                ("other_religions", "All other religions", "Pob crefydd arall"),
            ),
        ),
    ),
)

CARING = SeedQuestion(
    "caring",
    "Do you look after someone because of a long-term condition, illness, or old age, without being paid?",
    "Ydych chi'n gofalu am rywun oherwydd cyflwr hirdymor, salwch neu henaint, heb gael eich talu?",
    (
        _O("no_care", "No", "Nac ydw", ("not_carer",)),
        _O("care_to_19", "Yes, up to 19 hours a week", "Ydw, hyd at 19 awr yr wythnos", ("carer",)),
        _O("care_20_49", "Yes, 20 to 49 hours a week", "Ydw, 20 i 49 awr yr wythnos", ("carer",)),
        _O("care_50", "Yes, 50 hours a week or more", "Ydw, 50 awr yr wythnos neu fwy", ("carer",)),
    ),
    (
        SeedLevel(
            "Carer or not",
            (("carer", "Unpaid carer", "Gofalwr di-dâl"), ("not_carer", "Not a carer", "Ddim yn ofalwr")),
        ),
    ),
)

AREA = SeedQuestion(
    "area",
    "What is it like where you live?",
    "Sut le yw'r man lle'r ydych yn byw?",
    (
        _O("urban", "A city or town", "Dinas neu dref"),
        _O("rural", "A village or the countryside", "Pentref neu gefn gwlad"),
    ),
    rule=_ORDINARY,
    help="We keep the kind of place, not the postcode.",
    welsh_help="Rydym yn cadw'r math o le, nid y cod post.",
)

DEPRIVATION = SeedQuestion(
    "deprivation",
    "Deprivation of the area, in tenths (1 is the most deprived)",
    "Amddifadedd yr ardal, fesul degfed (1 yw'r mwyaf difreintiedig)",
    tuple(
        _O(f"tenth_{n}", f"Tenth {n}", f"Degfed {n}", (f"fifth_{(n + 1) // 2}", ("more", "less")[n // 6]))
        for n in range(1, 11)
    ),
    (
        SeedLevel("Fifths", tuple((f"fifth_{n}", f"Fifth {n}", f"Pumed {n}") for n in range(1, 6))),
        SeedLevel(
            "Halves",
            (
                ("more", "The more deprived half", "Yr hanner mwyaf difreintiedig"),
                ("less", "The less deprived half", "Yr hanner lleiaf difreintiedig"),
            ),
        ),
    ),
    _ORDINARY,
    help="Looked up from the area, never asked; the postcode need not be kept.",
    welsh_help="Caiff ei ganfod o'r ardal, byth ei ofyn; nid oes angen cadw'r cod post.",
)

JOINING = SeedQuestion(
    "joining",
    "How do you usually join?",
    "Sut ydych chi'n ymuno fel arfer?",
    (
        _O("in_person", "In person", "Wyneb yn wyneb"),
        _O("online", "Online", "Ar-lein"),
        _O("both_ways", "Sometimes one, sometimes the other", "Weithiau'r naill, weithiau'r llall"),
    ),
    rule=_ORDINARY,
)

QUESTIONS = (AGE, GENDER, ETHNIC_GROUP, DISABILITY, ORIENTATION, RELIGION, CARING, AREA, DEPRIVATION, JOINING)


@dataclass(frozen=True)
class SeededQuestions:
    """A question set with all its rows, ready to be stored."""

    question_set: QuestionSet
    questions: tuple[Question, ...]
    options: tuple[AnswerOption, ...]
    mappings: tuple[OptionMapping, ...]
    wordings: tuple[Wording, ...]


def standard_questions(from_day: date) -> SeededQuestions:
    """The questions the program comes with, used from this day, with fresh ids."""
    found = QuestionSet(
        key=STANDARD, version_no=1, name="Standard questions", source=_SOURCE, from_day=from_day
    )
    questions, options = [], []
    mappings: list[OptionMapping] = []
    wordings: list[Wording] = []
    for position, seed in enumerate(QUESTIONS):
        question = Question(
            question_set_id=found.id,
            key=seed.key,
            text=seed.text,
            help=seed.help,
            position=position,
            rule=seed.rule,
        )
        questions.append(question)
        wordings.append(_welsh(question.id, seed.welsh, seed.welsh_help))
        for place, choice in enumerate(seed.options):
            option = AnswerOption(question_id=question.id, key=choice.key, label=choice.label, position=place)
            options.append(option)
            wordings.append(_welsh(option.id, choice.welsh))
            for mapping, welsh in _mappings(option.id, choice, seed.levels):
                mappings.append(mapping)
                wordings.append(_welsh(mapping.id, welsh))
    return SeededQuestions(found, tuple(questions), tuple(options), tuple(mappings), tuple(wordings))


def _mappings(
    option_id: int, choice: SeedOption, levels: tuple[SeedLevel, ...]
) -> Iterator[tuple[OptionMapping, str]]:
    for number, (level, wanted) in enumerate(zip(levels, choice.groups, strict=True), start=1):
        position = [key for key, _label, _welsh in level.groups].index(wanted)
        key, label, welsh = level.groups[position]
        mapping = OptionMapping(
            option_id=option_id,
            level_no=number,
            level_name=level.name,
            group_key=key,
            group_label=label,
            group_position=position,
        )
        yield mapping, welsh


def _welsh(row_id: int, text: str, more: str = "") -> Wording:
    return Wording(row_id=row_id, language="cy", text=text, help=more)
