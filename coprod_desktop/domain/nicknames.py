"""Short and other forms of first names met in Britain: enough to ask "is this the same person?", never to decide."""

#: One family of names a line; a name may stand in several.
_FAMILIES = """
abigail abi abby
albert al bert bertie
alexander alex alec sandy sasha al
alexandra alex sandra sandy sasha
alfred alf alfie fred
alison ali
amanda mandy
andrew andy drew
angela angie
anne ann anna annie nan nancy
anthony antony tony
antonia toni
arthur art artie
barbara barb babs
benjamin ben benny
bernard bernie
bethan beth
bronwen bron
caitlin cait kate
carol carole caroline carrie
catherine katherine kathryn catrin cathy kathy kate katie kath cath kat kitty
ceridwen ceri
charles charlie chas chuck siarl
charlotte charlie lottie
christine christina chris chrissie tina
christopher chris kit topher
clifford cliff
daniel dan danny
danielle dani danny
david dave davey dafydd dai dewi
deborah debra deb debbie
dennis denis den
derek del
donald don donny
dorothy dot dottie dolly
edward ed eddie ted teddy ned
edmund ed eddie ned
eleanor ellie nell nora elinor
elizabeth elisabeth liz lizzie beth betty bet bess betsy eliza libby lisa
emily em emmy
emma em
eric erik
eugene gene
florence flo florrie flossie
frances fran fanny frankie
francis frank frankie
frederick fred freddie freddy
gareth gaz
gary gaz
geoffrey jeffrey geoff jeff
george georgie sior
georgina georgie gina
gerald gerry jerry
gillian jill gill
gwendoline gwendolen gwen
gwyneth gwyn
harold harry hal
harriet hattie harry
helen nell nellie elen
henry harry hal hank
herbert bert herb
isabel isabella isobel izzy bella
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
jane jayne janie
jean jeanie
jennifer jen jenny
jeremy jerry jem
jessica jess jessie
joan joanie
joanna joanne jo
john jack johnny jon sion ioan ieuan
jonathan jon jonny johnny
joseph joe joey
josephine jo josie
joshua josh
joyce joy
judith judy jude
julia julie jules
julian jules
kenneth ken kenny
kimberley kim
laura laurie
lawrence laurence larry laurie
leonard len lenny leo
leslie lesley les
lewis louis lou
lillian lilian lily
louise lou
lucy luce
lynne lynn lynda linda lyn
madeleine maddie
malcolm mal
margaret marged maggie meg megan peggy peg madge margie marge greta rita daisy
martha mattie
martin marty
mary molly polly mair may mamie
matilda tilly mattie
matthew matt
maureen mo
maxine max
maxwell max
melanie mel
michael mike mick micky mickey mihangel
michelle shell shelly
mohammed muhammad mohamed mohammad muhammed mohamad md mo
mildred millie
nathan nathaniel nat nate
natalie nat
nicholas nicolas nick nicky nico
nicola nicky nikki
oliver ollie olly
olivia liv livvy
pamela pam
patricia pat patsy trish tricia patti
patrick pat paddy
paul pol
penelope penny
peter pete pedr
philip phillip phil pip
philippa pippa pip
priscilla cilla
rachel rach rae
raymond ray
rebecca becky becca beca
reginald reg reggie
richard rich rick ricky dick dickie
robert rob robbie bob bobby bert
roberta bobbie
rhiannon rhi
rhodri rhod
ronald ron ronnie
rosemary rose rosie
roy royston
russell russ
samantha sam sammy
samuel sam sammy
sarah sara sally sal
sidney sydney sid syd
sheila shelagh
sian jane
sophie sophia soph
stanley stan
stephanie steph steffi
stephen steven steve stevie steffan
stuart stewart stu
susan suzanne susannah sue susie suzy
sylvia silvia
teresa theresa terry tess tessa
terence terry
thomas tom tommy tomos twm
timothy tim timmy
tobias toby
valerie val
veronica ronnie vera
victor vic
victoria vicky vicki tori
vincent vince vin
violet vi
virginia ginny
vivienne vivian viv
walter wally walt
wendy wen
wilfred wilf
william will bill billy willie liam gwilym wil
winifred win winnie
yvonne eve
zachary zach zack
"""

_FAMILIES_OF: dict[str, frozenset[int]] = {}
for _number, _family in enumerate(_FAMILIES.split("\n")):
    for _name in _family.split():
        _FAMILIES_OF[_name] = _FAMILIES_OF.get(_name, frozenset()) | {_number}

_NONE: frozenset[int] = frozenset()


def may_be_short_for(one: str, other: str) -> bool:
    """Whether two folded first names are forms of one name: "bill" and "william", "dai" and "dafydd"."""
    return bool(_FAMILIES_OF.get(one, _NONE) & _FAMILIES_OF.get(other, _NONE))
