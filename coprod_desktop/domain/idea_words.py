"""Which picture a sentence somebody wrote may ask for: words that stand for one idea, in English and in Welsh."""

from collections.abc import Collection

from coprod_desktop.domain.folding import fold

#: Ideas by the words that mean them; a word stands once. Not every idea: only those no other word could mean.
_WORDS: dict[str, str] = {
    "assistance-dog": "dog dogs ci cŵn",
    "bank": "bank banks banc",
    "benefits": "benefits pip budd-daliadau",
    "bicycle": "bicycle bike bikes beic",
    "break": "break breaks coffee tea egwyl coffi te",
    "bus": "bus buses bws bysiau",
    "camera": "camera photo photos photograph photographs llun lluniau",
    "captions": "captions subtitles capsiynau",
    "car": "car cars driver drivers lift-share ceir",
    "care": "care carer carers gofal gofalwr gofalwyr",
    "cash": "cash coins arian-parod",
    "chair": "chair chairs seat seats cadair cadeiriau",
    "changed": "change changes changed newid newidiodd newidiadau",
    "chart": "figures numbers statistics ffigurau",
    "childcare": "child children childcare plant plentyn",
    "choose": "choose chose choice choices dewis dewisodd",
    "clock": "time times hour hours amser awr",
    "computer": "computer computers laptop tablet cyfrifiadur",
    "consent": "consent permission agree agreed cydsyniad caniatâd",
    "door": "door doors entrance drws drysau mynedfa",
    "drink": "water drink drinks dŵr diod",
    "easy-read": "easy-read",
    "email": "email emails e-mail e-mails e-bost",
    "feedback": "feedback adborth",
    "food": "food lunch meal meals sandwiches bwyd cinio",
    "form": "form forms ffurflen ffurflenni",
    "glasses": "glasses sbectol",
    "health": "health doctor doctors nurse nurses gp iechyd meddyg meddygon nyrs",
    "hearing-loop": "loop hearing dolen clyw",
    "home": "home homes house houses housing cartref cartrefi tŷ tai",
    "hospital": "hospital hospitals ward wards discharge ysbyty ysbytai",
    "idea": "idea ideas syniad syniadau",
    "information": "information leaflet leaflets gwybodaeth taflen",
    "internet": "internet website online rhyngrwyd gwefan ar-lein",
    "interpreter": "interpreter interpreters cyfieithydd",
    "key": "key keys allwedd",
    "large-print": "large-print",
    "letter": "letter letters llythyr llythyrau",
    "lift": "lift lifts lifft",
    "light": "light lights bright golau",
    "medicine": "medicine medicines medication tablets pills meddyginiaeth moddion",
    "microphone": "microphone microphones meicroffon",
    "money": "money pay pays paid cost costs price fund funding pounds arian tâl talu cost",
    "parking": "parking park car-park parcio",
    "phone": "phone phoned telephone call calls called ffôn ffonio",
    "plan": "plan plans planned cynllun cynlluniau",
    "post": "post posted stamps stamp postio",
    "prayer-room": "prayer prayers pray gweddi gweddïo",
    "question": "question questions asked cwestiwn cwestiynau",
    "quiet-room": "quiet noise noisy loud tawel sŵn swnllyd",
    "rain": "rain weather glaw tywydd",
    "read": "read reading book books darllen llyfr llyfrau",
    "receipt": "receipt receipts derbynneb derbynebau",
    "room": "room rooms ystafell ystafelloedd",
    "shop": "shop shops shopping siop siopau",
    "sign-language": "bsl signing arwyddo",
    "sign-post": "sign signs signposts arwydd arwyddion",
    "step-free": "ramp ramps steps stairs ramp grisiau",
    "supporter": "supporter supporters cefnogwr cefnogwyr",
    "taxi": "taxi taxis tacsi tacsis",
    "text": "text texts texted tecst",
    "together": "together partnership ynghyd gyda'n-gilydd",
    "toilet": "toilet toilets tŷ-bach toiled toiledau",
    "train": "train trains station trên trenau gorsaf",
    "video": "video videos film zoom teams fideo",
    "vote": "vote votes voted pleidlais pleidleisio",
    "voucher": "voucher vouchers taleb talebau",
    "walking": "walk walks walked walking path paths cerdded llwybr",
    "wheelchair": "wheelchair wheelchairs",
    "wi-fi": "wi-fi wifi",
    "work": "job jobs work employment swydd swyddi gwaith",
    "workshop": "training workshop workshops hyfforddiant gweithdy",
}

_IDEAS = {
    fold(word.replace("-", " ")).strip(): idea for idea, words in _WORDS.items() for word in words.split()
}
_LONGEST = max(len(words.split()) for words in _IDEAS)


def idea_of(text: str, but: Collection[str] = ()) -> str:
    """The idea the first telling word of a text stands for, ``but`` those taken; empty where no word tells."""
    words = fold("".join(letter if letter.isalnum() or letter in "'’-" else " " for letter in text)).split()
    for at in range(len(words)):
        for many in range(_LONGEST, 0, -1):
            idea = _IDEAS.get(" ".join(words[at : at + many]))
            if idea is not None and idea not in but:
                return idea
    return ""
