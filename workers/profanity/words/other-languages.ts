// What Momo changes in the lists of naughty-words: entries that everyday texts and film reviews need, words that are
// missing, and innocent compounds in scripts without spaces. Source: the project's own; the lists are CC BY 4.0 (LDNOOBW).

export interface Changes {
  /** Entries not taken over, separated by bars. */
  readonly leftOut?: string;
  /** Entries in the notation of a site's own words: `*` stands for any letters. */
  readonly added?: string;
  readonly innocent?: string;
}

export const CHANGES: Readonly<Record<string, Changes>> = {
  de: {
    leftOut: `bimbo | bonze | bratze | bumsen | dödel | fick | flittchen | fratze | hure | ische | kimme | lümmel | milf | möpse | morgenlatte
      | mufti | nackt | nippel | onanieren | orgasmus | penis | pinkeln | popel | poppen | porno | reudig | rosette | schabracke | schiesser
      | schnackeln | tittchen | vögeln | vollpfosten | pissen | kacke | kacken | pimpern | muschi | schwuchtel | neger | kanake | hackfresse`,
    added: `fick dich | gefickt | verfickt* | scheiß | scheiß* | scheisse | beschissen* | arschgeige | verpiss dich | wixer | nutten | fotzen
      | hurensöhne | miststück | drecksau | schwuchtel* | kanaken | neger | negern | huren`,
  },
  fr: {
    leftOut: `baiser | bander | bigornette | bite | bitte | bloblos | bordel | bourré | bourrée | caca | chatte | clitoris | con | conne | cul
      | déconne | déconner | folle | gerbe | gerber | grande folle | gueule | jouir | malpt | ménage à trois | meuf | negro | pédale | péter | pipi
      | pisser | ramoner | suce | tapette | tanche | teuch | trique | tringler | troncher | zizi | zigounette | palucher | chiasse | foutre | chier`,
    added: `putains | connards | connasses | salopes | salopard* | enculés | va te faire foutre | va chier | fais chier | nique ta * | merdique* | pédés`,
  },
  es: {
    leftOut: `asesinato | asno | bastardo | caca | chupada | chupetón | concha | coprofagía | culo | drogas | esperma | fiesta de salchichas | haciendo el amor
      | heroína | idiota | imbécil | infierno | maciza | macizorra | maldito | martillo | nazi | orina | pedo | pervertido | pezón | pinche | pis | prostituta
      | racista | ramera | sádico | semen | sexo | sexo oral | tetas grandes | tía buena | travesti | trio | verga | vulva | mamada | follar | follador | bollera`,
    added: `joder | jodido | jodida | putas | puto | putos | putada | mierdas | cabrones | coños | gilipolla | hijos de puta | hostia puta | me cago en *`,
  },
  it: {
    leftOut: `allupato | ammucchiata | anale | arrapato | assatanato | bagnarsi | balle | battere | battona | belino | biga | boiata | bordello | brinca | cacca
      | cadavere | cagna | casci | cesso | checca | chiappa | cornuto | cozza | fava | femminuccia | fica | figa | finocchio | goldone | guardone | imbecille
      | ingoio | lecchino | loffa | mannaggia | mona | monta | montare | mussa | nave scuola | padulo | palle | palloso | patacca | pecorina | pesce | picio
      | pippa | pippone | pipì | pisello | pistolotto | pomiciare | pompa | pompino | porca | porco | potta | quaglia | regina | rizzarsi | ruffiano | sbattere
      | sbattersi | scopare | scopata | sega | slinguare | slinguata | soccia | sorca | spagnola | sveltina | sverginare | tarzanello | terrone | tette | tirare
      | topa | trombare | vacca | vangare | zinne | zio cantante | bocchino | pincare | lofare | loffare | culo | pisciare | piscio | sbrodolata | succhione | troia`,
    added: `cazzi | cazzone | stronzi | stronze | merde | puttane | vaffanculo | fanculo | che troia | troie`,
  },
  pt: {
    leftOut: `aborto | amador | aranha | ariano | balalao | bastardo | bicha | biscate | bissexual | boob | bumbum | burro | cacete | camisinha | cerveja | chupar
      | clitoris | cocaína | coito | comer | cona | consolo | corno | cu | dum raio | fecal | frango assado | gozar | heroína | heterosexual | homem gay
      | homoerótico | homosexual | inferno | lésbica | lolita | mama | passar um cheque | pau | peidar | pênis | pinto | queca | saco | torneira | transar
      | vadia | veado | vibrador | xana | ânus | sacanagem | bosta`,
    added: `fodido | fodida | foder | porra | caralhos | merdas | putas | cuzão | filhos da puta | vadias`,
  },
  nl: {
    leftOut: `anita | asbak | aso | balen | bedonderen | bekken | belazeren | beurt | boemelen | de ballen | de hond uitlaten | de koffer induiken | del | de pijp uitgaan
      | dombo | draaikont | driehoog achter wonen | drol | een beurt geven | een nummertje maken | een wip maken | engerd | een halve man en een paardekop | flikken
      | gadverdamme | gat | gedoogzone | gras maaien | griet | hoempert | hol | huisdealer | johny | kanen | klooien | knor | kont | kwakkie | lul | lummel | mafketel
      | matje | mof | muts | naaien | naakt | nicht | paal | palen | penoze | pik | poep | poepen | poot | pot | potverdorie | raaskallen | reet | reutelen | schatje
      | schoft | slempen | spuiten | standje | stootje | stront | sufferd | toeter | tongzoeng | triootjeg | vergallen | watje | wijf | wippen | wuftje | zuigen | eikel
      | afrossen | aftrekken | afzuigen | aardappels afgieten | achter het raam zitten | afwerkplaats | bagger schijten | pijpen | rukken | trottoir prostituée`,
    added: `godver* | kankerlijer* | tyfushoer | tering* | lullen | hoeren`,
  },
  ko: {
    leftOut: `강간 | 거유 | 고자 | 근친 | 노모 | 로리타 | 망가 | 몰카 | 미친 | 바바리맨 | 변태 | 보지 | 섹스 | 스와핑 | 씹 | 애자 | 야동 | 야사 | 야애니 | 에로 | 염병 | 옘병 | 유모
      | 육갑 | 자위 | 자지 | 포르노 | 하드코어 | 호로 | 또라이 | 직촬 | 불알 | 창녀 | 후장 | 니기미 | 암캐 | 엄창`,
    added: `시발 | 씨바 | 쓰발 | 개년 | 좆같 | 존나 | 썅 | 지랄 | 미친년 | 미친놈`,
  },
  ja: {
    leftOut: `3p | g スポット | s ＆ m | sm | sm女王 | xx | アジアのかわいい女の子 | アナル | いたずら | エクスタシー | エスコート | エッチ | エロティズム | エロティック | オーガズム
      | オカマ | おしっこ | おしり | オシリ | おしりのあな | おっぱい | オッパイ | オナニー | おもらし | お尻 | カーマスートラ | カント | クリトリス | グループ・セックス | グロ | ゲイ・セックス
      | ゲイボーイ | ゴールデンシャワー | コカイン | ゴックン | サディズム | しばり | スウィンガー | スカートの中 | スカトロ | ストラップオン | ストリップ劇場 | スラット | スリット | セクシーな
      | セクシーな 10 代 | セックス | ソドミー | ディープ・スロート | ディック | ディルド | デートレイプ | デブ | テレフォンセックス | ドッグスタイル | トップレス | なめ | ヌード | ネオ・ナチ
      | ハードコア | パイパン | バイブレーター | バック・スタイル | パンティー | ファンタジー | フィスト | フェティッシュ | ふたなり | フック | プリンス アルバート ピアス | プレイボーイ
      | ベアバック | ペニス | ペニスバンド | ボーイズラブ | ボールギャグ | ぽっちゃり | ホモ | ポルノ | ポルノグラフィー | ボンテージ | マスターベーション | やおい | ラティーナ | ラバー
      | ランジェリー | レイプ | レズビアン | ローター | ロリータ | 陰毛 | 革抑制 | 騎上位 | 巨根 | 巨乳 | 強姦犯 | 緊縛 | 近親相姦 | 嫌い | 後背位 | 合意の性交 | 拷問 | 殺し方 | 殺人事件
      | 殺人方法 | 支配 | 児童性虐待 | 自己愛性 | 射精 | 獣姦 | 女の子 | 女王様 | 女子高生 | 女装 | 新しいポルノ | 人妻 | 人種 | 性交 | 正常位 | 生殖器 | 精液 | 挿入 | 足フェチ
      | 足を広げる | 大陰唇 | 脱衣 | 茶色のシャワー | 直腸 | 剃毛 | 貞操帯 | 奴隷 | 二穴 | 乳首 | 尿道プレイ | 覗き | 売春婦 | 縛り | 噴出 | 糞便 | 糞尿愛好症 | 平手打ち | 変態
      | 勃起する | 夢精 | 毛深い | 誘惑 | 幼児性愛者 | 裸の女性 | 乱交 | 両性 | 両性具有 | 両刀 | 宦官 | 肛門 | 淫乱 | 輪姦 | アナリングス | クンニリングス | フェラチオ | イラマチオ`,
    added: `マンコ | チンコ | チンポ | ちんぽ | くそったれ | クソ野郎 | キチガイ | きちがい`,
  },
  zh: {
    leftOut: `13. | 九游 | 乳头 | 乳房 | 交配 | 他奶奶 | 他妈 | 他娘 | 你全家 | 你妈 | 你娘 | 你是鸡 | 你是鸭 | 做爱 | 军妓 | 几八 | 刚度 | 包皮 | 卖淫 | 卵子 | 处女 | 外阴 | 妓女 | 妓院
      | 妈妈的 | 妈的 | 娘的 | 嫖客 | 密洞 | 射你 | 射精 | 屁股 | 强奸 | 强奸你 | 性交 | 性器 | 性无能 | 性爱 | 情色 | 成人 | 招妓 | 插你 | 撒尿 | 放荡 | 月经 | 激情 | 打飞机 | 后庭 | 吹箫
      | 湿透的内裤 | 狗屁 | 白痴 | 白癡 | 祖宗 | 私服 | 笨蛋 | 精子 | 老二 | 老味 | 老母 | 肥西 | 色情 | 花柳 | 迷药 | 野鸡 | 阳具 | 阳萎 | 阴唇 | 阴户 | 阴毛 | 阴茎 | 阴道 | 阴部 | 靠背
      | 靠腰 | 瓜娃子 | 粉腸 | 你老闆 | 鬼公 | 口肯 | 巨乳 | 浪叫 | 叫床 | 奶子 | 小鸡鸡 | 鸡鸡 | 鸡奸 | 轮奸 | 情色 | 陰莖 | 干你 | 操你 | 日你 | 贱人 | 杂种 | 十三点 | 13点 | 三级片 | 口交 | 肛交 | 奶奶的熊 | 小卵子 | 小肉粒 | 小乳头 | 大卵子 | 肉壁 | 肉棒 | 肉缝 | 贝肉 | 想上你 | 屎忽 | 懒教 | 老瘪三 | 小瘪三 | 瘪三`,
    innocent: `他妈的妈妈 | 你妈的妈妈`,
  },
  th: {
    leftOut: `กู | มึง | กะปิ | ขี้ | สัด | เสือก | ห่า | หี | หลั่ง | ล้างตู้เย็น | เจ๊ก | จิ๋ม | จู๋ | ตูด | หํา | อมนกเขา | ตอแหล | น้ําแตก`,
  },
  ru: {
    leftOut: `byk | gol | bugor | petuh | perdet | padlo | бугор | голый | другой дразнится | играть на кожаной флейте | каждый дрочит как он хочет | какая разница | курите мою трубку
      | мент | на фиг | обнаженный | половое сношение | секс | сиськи | ты мне ваньку не валяй | фига | хапать | хер с ней | хер с ним | хохол | хрен | лысого в кулаке гонять | встать раком
      | опесдол | офигеть | uboy | svoloch | styervo | vafl'a | pososi moyu konfetku | дать пизды`,
    added: `хуй* | хуе* | хуё* | хуя* | хуи* | *пизд* | бляд* | бля | блять | сука | суки | еба* | ёба* | ебан* | ебуч* | ебл* | *заеб* | *выеб* | *въеб* | *долбоеб* | *долбоёб* | *уеб* | мудак* | мудил* | нахуй | похуй
      | гандон* | пидор* | пидарас* | говн* | дерьм* | залуп* | жоп* | шлюх* | ёбан*`,
    innocent: `ебалл* | небал* | небан* | потребл* | употребл* | истребл*`,
  },
  pl: {
    leftOut: `burdel | burdelmama | cyc | debil | dmuchać | duperele | jajco | jajko | lizać pałę | robic loda | robić loda | obciągać loda | rzygać | suka | syf | cipa | dupa | dupek | srać`,
    added: `kurw* | pierdol* | *pierdol* | jeba* | zajeb* | wyjeb* | chuj* | skurwiel* | suko`,
  },
  tr: {
    leftOut: `am | amı | amlar | sik | sike | siki | sikin | sikte | çingene | çingenede | çingeneden | çingeneler | çingenelerde | çingenelerden | çingenelere | çingeneleri
      | çingenelerin | çingenenin | çingeneye | çingeneyi | otuz birci | götten | götte`,
    added: `amk | aq | siktir* | sikerim | sikeyim | orospu çocuğu | piç | pezevenk*`,
  },
  sv: {
    leftOut: `brutta | discofitta | fan | hård | moona | moonade | moonar | moonat | mutta | olla | pippa | satan | stake | sås | sätta på | tusan | röv | subba | kötthuvud | pök | pitt | kuk`,
    added: `kukar | fittor | för fan | hora`,
  },
  da: { leftOut: `anus | cock | lort | pik | luder | fuck | shit` },
  no: { leftOut: `satan | fan | fanken | fuck | shit | asshole` },
  cs: { leftOut: `bordel | čumět | debil | flundra | hajzl` },
  fi: { leftOut: `alfred nussi | haahka | helvetisti | hatullinen` },
  hu: { leftOut: `franc` },
  fil: { leftOut: `bobo | nognog | tanga` },
};
