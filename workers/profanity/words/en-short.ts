// Short words, names and abbreviations of English texts, and short words of its neighbours. A piece of a word that is
// none of these was cut off on purpose: "nig ger", "bo ner". Source: the project's own. Licence: MIT.

export const SHORT_WORDS: ReadonlySet<string> = new Set(
  `a i u o x
am an as at ax ad ah aw al ay be by bi bo bb cd da de dj do dr du di dc ed eg eh el em en er es et ex fa fi gi go ha he hi ho hm hq
id if ii in io is it im iq ja jo jr ki ko la le li lo lp ma me mi mo mr ms mt mu my na ne ni no nu nt nd oh ok of on op or os ow ox oz
pa pc pi pm po ps pr pa qi re ro rd ra rn rv sa se sh si so sr st su ta te th ti to tv ty uh uk um un up us va ve vs vi von wa we ya ye yo za ze zu la ll
abe ace act add ado age ago aid ail aim air ala ale all alt amp amy and ann ant any ape app apt arc are ark arm art ash ask ass ate ave awe axe aye
bad bag ban bar bat bay bed bee beg bel ben bet bid big bin bit bob bog bon boo bop bow box boy bra bro bud bug bum bun bus but buy bye cab cad cam can cap car cat
chi cia cod cog col con coo cop cos cot cow coy cry cub cue cum cup cut dad dam dan day deb def del den der des des dew did die dig dim din dip dna doc doe dog don dot dry dub duc dud due dug duh dun duo dvd dye
ear eat ebb eco eel egg ego eli elk elm emo end eon era eve ewe eye fab fad fan far fat fax fbi fed fee few fib fig fin fir fit fix flu fly foe fog for fox fro fry fun fur gab gag gal gap gas gay gel gem get gig gin git gnu god goo got gum gun gus gut guy gym
had hag hal ham hap has hat haw hay hem hen her hes hew hex hey hid him hip his hit hmm hoc hog hon hop hot how hub hue hug huh hum hun hut ian ice icy ill imp ink inn ion ira ire isn its ivy
jab jam jan jar jaw jay jed jen jet jew jim job joe jog jon jot joy jug jul jun kay ken key kid kim kin kit koi la lab lad lag lap las law lax lay lea led lee leg len leo les let lex lid lie lip lit liz lob log lol los lot lou low lox luc lug lux lye
mac mad mae man map mar mat max may meg mel men met mid min mix mob mod mom mon moo mop mow mrs mud mug mum nab nag nan nap nat nay ned nee net new nic nil nip nit nod nol non nor not now nun nut nyc
oaf oak oar oat odd ode off oft ohm oil old ole one ooh opt orb ore our out ova owe owl own pac pad pal pam pan par pas pat paw pay pea peg pen pep per pet pew pez pic pie pig pin pip pit ply pod pop pot pow pre pro pry pub pug pun pup pur pus put
rag ram ran rap rat raw ray red ref reg rem rep rev rex rib rid rig rim rio rip rob rod roe ron rot row roy rub rue rug rum run rut rye
sad sag sal sam san sap sat saw sax say sci sea see sen set sew sex shy sic sid sim sin sip sir sis sit six ska ski sky sly sob sod sol son sow soy spa spy sub sue sum sun sup
tab tad tag tai tan tap tar tat tau tax tea ted tee ten tex the thy tic tie til tim tin tip tis tit toe tog tom ton too top tor tot tow toy try tub tug tux two ufo ugh una uni ups urn usa use
van vat ver vet via vic vie vin viv vow wad wag wan war was wax way web wed wee wen wet who why wig win wit wiz woe wok won woo wow yak yam yap yaw yea yen yep yes yet yew you zac zap zed zen zip zoe zoo
ich ist ein und der die das den dem des mit bei ein man nur wie was wir sie une des les est sur que qui pas mon ton son nos vos con por los las del una por muy mas che non gli dei nel`.split(
    /\s+/u,
  ),
);
