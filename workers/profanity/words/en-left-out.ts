// Entries of bad-words that Momo does not take over, as letters and `_`. Film reviews need the English ones, and
// the foreign ones are innocent words or names elsewhere. Source: bad-words (MIT); the choice is the project's.

/** Clinical words, everyday words, names, and spellings that are words of their own. */
export const LEFT_OUT = `
anal anus balls basterds beastial beastiality bestial bestiality bloody boffing boobs breasts bum butt buttmuch
carpet_muncher cialis cyalis clitoris cox dink dinks dogging doggin dominatrix dominatricks dominatrics
ejaculate ejaculated ejaculates ejaculating ejaculatings ejaculation ejakulate ejackulate ekrem ekto enema erotic
faen faig faigs fanny feces feg fitt flange flikker flipping_the_bird foreskin gaylord gaysex god hardcoresex
helvete heshe hooters hui huevon injun kanker knob knobs knobz kondum kondums kraut kuk kusi kyrpa
labia lezzian lipshits lipshitz lust lusting masochist masokist merd mibun monkleigh mouliewop muff muie mulkku muschi
mutha muther nastt nazi nazis nob orgasim orgasims orgasm orgasms orgasum orifice oriface orifiss orafis
packi packie packy paky pakie paska pawn peinus penas penis penus penuus peeenus peeenusss perse phonesex phuc picka
pillu pimmel pimpis polac polack polak poop porn pornography preteen pron pube pula pule puuke puuker
rautenberg rectum recktum rimming sadist scank schaffer schmuck screw screwing scroat scrote scrotum semen sex sexy
shag shagger shaggin shagging shipal slag smut snatch spac spunk sphencter suka teets teez testical testicle titt
v_gra viagra vgra vagina vagiina vajina vulva vullva wang willies willy xrated xxx yed hell_s hells
dupa cipa dego dike ayir hotsex kuksuger hoor hoore hoer hoar hoare whoar kok kock knobed knobead boooobs fux
kummer hor sob s_o_b jap japs skank skanks horniest leitch kum kums
`;
