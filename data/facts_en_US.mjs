// Facts about names and places that no package supplies: what is frequent, and demonyms. Each list of
// names is ordered by frequency in the United States.
const words = (text) => text.trim().split(/\s+/);
const pairs = (text) => Object.fromEntries(text.trim().split(/\s*;\s*/).map((pair) => pair.split('=')));

export const frequentFemaleNames = words(`
Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Karen Sarah Lisa Nancy Sandra Betty Ashley
Emily Kimberly Margaret Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia
Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Debra Rachel
Carolyn Janet Maria Olivia Heather Helen Catherine Diane Julie Victoria Joyce Lauren Kelly Christina Ruth
Joan Virginia Judith Evelyn Hannah Andrea Megan Cheryl Jacqueline Madison Teresa Abigail Sophia Martha Sara
Gloria Janice Kathryn Ann Isabella Judy Charlotte Julia Grace Amber Alice Jean Denise Frances Danielle
Marilyn Natalie Beverly Diana Brittany Theresa Kayla Alexis Doris Lori Tiffany Rose Jane Erin Ava Mia Chloe
Ella Lily Zoe Claire Lucy Leah Naomi Maya Elena Sofia Camila Aaliyah Vanessa Monica Erica Holly Robin Tara
Wendy Gina Kristen Molly Paige Brooke Hailey Jasmine Audrey Eleanor Hazel Violet Stella Nora`);

export const frequentMaleNames = words(`
James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony
Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian Timothy Ronald George Jason Edward Jeffrey Ryan
Jacob Nicholas Gary Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander
Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah
Ethan Jeremy Walter Christian Keith Roger Terry Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan
Jesse Bryan Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy Vincent Mason Roy Ralph
Bobby Russell Bradley Philip Eugene Liam Lucas Oliver Owen Caleb Isaac Luke Hunter Evan Connor Ian Julian
Leo Miles Oscar Victor Marcus Antonio Carlos Luis Miguel Diego Mateo Derek Travis Trevor Cody Chad Shane
Wesley Curtis Martin Leonard Simon Max Felix Theodore`);

export const frequentFamilyNames = words(`
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis
Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera
Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart
Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim
Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo
Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler
Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds
Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford
Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman
Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon
Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice
Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer
Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson
Carroll Lane Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards
Contreras Willis Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene
Nunez Wheeler Valdez Harper Burke Larson Santiago Maldonado Morrison Franklin Carlson Austin Dominguez Carr
Lawson Jacobs Obrien Lynch Singh Vega Bishop Montgomery Oliver Jensen Harvey Williamson Gilbert Dean Sims
Espinoza Howell Li Wong Reid Hanson Le McCoy Garrett Burton Fuller Wang Weber Welch Rojas Lucas Marquez
Fields Park Yang Little Banks Padilla Day Walsh Bowman Schultz Luna Fowler Mejia Davidson Acosta Brewer May
Holland Juarez Newman Pearson Curtis Cortez Douglas Schneider Joseph Barrett Navarro Figueroa Keller Avila
Wade Molina Stanley Hopkins Campos Barnett Bates Chambers Caldwell Beck Lambert Miranda Byrd Craig Ayala
Lowe Frazier Powers Neal Leonard Gregory Carrillo Sutton Fleming Rhodes Shelton Schwartz Norris Jennings
Rios Watts Duran Walters Cohen McDaniel Moran Parks Steele Vaughn Becker Holt DeLeon Barker Terry Hale`);

// Suffixes of streets with their share in percent, and words that make up the rest of a street's name.
export const streetSuffixes = {
  Street: [310, 'St'], Avenue: [190, 'Ave'], Road: [130, 'Rd'], Drive: [110, 'Dr'], Lane: [70, 'Ln'],
  Court: [45, 'Ct'], Boulevard: [35, 'Blvd'], Circle: [25, 'Cir'], Place: [25, 'Pl'], Way: [25, 'Way'],
  Trail: [10, 'Trl'], Parkway: [8, 'Pkwy'], Terrace: [8, 'Ter'], Highway: [6, 'Hwy'], Loop: [4, 'Loop'],
  Square: [4, 'Sq'], Alley: [2, 'Aly'], Crossing: [2, 'Xing'], Plaza: [2, 'Plz'], Ridge: [2, 'Rdg'],
};

// Area codes of states, and of the cities that have their own.
export const areaCodesOfState = pairs(`
AL=205 251 256 334;AK=907;AZ=480 520 602 623 928;AR=479 501 870;CA=209 530 559 707 760 805 831 951;
CO=303 719 970;CT=203 860;DE=302;DC=202;FL=239 352 386 407 561 772 850 863 904 941;GA=229 478 706 770 912;
HI=808;ID=208;IL=217 309 618 630 708 815 847;IN=219 260 317 574 765 812;IA=319 515 563 641 712;
KS=316 620 785 913;KY=270 502 606 859;LA=225 318 337 504 985;ME=207;MD=240 301 410 443;
MA=413 508 617 781 978;MI=231 248 269 517 586 616 734 810 989;MN=218 320 507 612 651 763 952;
MS=228 601 662;MO=314 417 573 636 660 816;MT=406;NE=308 402;NV=702 775;NH=603;NJ=201 609 732 856 908 973;
NM=505 575;NY=315 516 518 585 607 631 716 845 914;NC=252 336 704 828 910 919;ND=701;
OH=216 330 419 440 513 614 740 937;OK=405 580 918;OR=503 541;PA=215 412 570 610 717 724 814;RI=401;
SC=803 843 864;SD=605;TN=423 615 731 865 901 931;TX=254 325 361 409 806 830 903 936 940 956 979;
UT=435 801;VT=802;VA=276 434 540 703 757 804;WA=206 253 360 425 509;WV=304;WI=262 414 608 715 920;WY=307`);

export const areaCodesOfCity = pairs(`
New York City=212;Brooklyn=718;Queens=718;Manhattan=212;The Bronx=718;Staten Island=718;Los Angeles=213;
Chicago=312;Houston=713;Philadelphia=215;Phoenix=602;San Antonio=210;San Diego=619;Dallas=214;San Jose=408;
Austin=512;Jacksonville=904;Fort Worth=817;Columbus=614;Indianapolis=317;Charlotte=704;San Francisco=415;
Seattle=206;Denver=303;Nashville=615;Oklahoma City=405;El Paso=915;Boston=617;Portland=503;Las Vegas=702;
Detroit=313;Memphis=901;Louisville=502;Baltimore=410;Milwaukee=414;Albuquerque=505;Tucson=520;Fresno=559;
Sacramento=916;Mesa=480;Kansas City=816;Atlanta=404;Omaha=402;Colorado Springs=719;Raleigh=919;
Long Beach=562;Virginia Beach=757;Miami=305;Oakland=510;Minneapolis=612;Tulsa=918;Tampa=813;Arlington=817;
New Orleans=504;Wichita=316;Cleveland=216;Bakersfield=661;Aurora=303;Anaheim=714;Honolulu=808;Santa Ana=714;
Riverside=951;Corpus Christi=361;Lexington=859;Henderson=702;Stockton=209;Saint Paul=651;Cincinnati=513;
St. Louis=314;Pittsburgh=412;Greensboro=336;Lincoln=402;Anchorage=907;Plano=972;Orlando=407;Irvine=949;
Newark=973;Durham=919;Chula Vista=619;Toledo=419;Fort Wayne=260;Laredo=956;Jersey City=201;Chandler=480;
Madison=608;Lubbock=806;Scottsdale=480;Reno=775;Buffalo=716;Glendale=623;Boise=208;Spokane=509;Tacoma=253`);

export const demonyms = pairs(`
AD=Andorran;AE=Emirati;AF=Afghan;AG=Antiguan;AI=Anguillian;AL=Albanian;AM=Armenian;AO=Angolan;AQ=Antarctican;
AR=Argentine;AS=American Samoan;AT=Austrian;AU=Australian;AW=Aruban;AX=Ålandish;AZ=Azerbaijani;BA=Bosnian;
BB=Barbadian;BD=Bangladeshi;BE=Belgian;BF=Burkinabe;BG=Bulgarian;BH=Bahraini;BI=Burundian;BJ=Beninese;
BL=Barthélemois;BM=Bermudian;BN=Bruneian;BO=Bolivian;BQ=Bonairean;BR=Brazilian;BS=Bahamian;BT=Bhutanese;
BV=Norwegian;BW=Motswana;BY=Belarusian;BZ=Belizean;CA=Canadian;CC=Cocos Islander;CD=Congolese;
CF=Central African;CG=Congolese;CH=Swiss;CI=Ivorian;CK=Cook Islander;CL=Chilean;CM=Cameroonian;CN=Chinese;
CO=Colombian;CR=Costa Rican;CU=Cuban;CV=Cape Verdean;CW=Curaçaoan;CX=Christmas Islander;CY=Cypriot;CZ=Czech;
DE=German;DJ=Djiboutian;DK=Danish;DM=Dominican;DO=Dominican;DZ=Algerian;EC=Ecuadorian;EE=Estonian;EG=Egyptian;
EH=Sahrawi;ER=Eritrean;ES=Spanish;ET=Ethiopian;FI=Finnish;FJ=Fijian;FK=Falkland Islander;FM=Micronesian;
FO=Faroese;FR=French;GA=Gabonese;GB=British;GD=Grenadian;GE=Georgian;GF=French Guianese;GG=Guernsey;
GH=Ghanaian;GI=Gibraltarian;GL=Greenlandic;GM=Gambian;GN=Guinean;GP=Guadeloupean;GQ=Equatorial Guinean;
GR=Greek;GS=South Georgian;GT=Guatemalan;GU=Guamanian;GW=Bissau-Guinean;GY=Guyanese;HK=Hongkonger;
HM=Australian;HN=Honduran;HR=Croatian;HT=Haitian;HU=Hungarian;ID=Indonesian;IE=Irish;IL=Israeli;IM=Manx;
IN=Indian;IO=British;IQ=Iraqi;IR=Iranian;IS=Icelandic;IT=Italian;JE=Jersey;JM=Jamaican;JO=Jordanian;
JP=Japanese;KE=Kenyan;KG=Kyrgyz;KH=Cambodian;KI=I-Kiribati;KM=Comorian;KN=Kittitian;KP=North Korean;
KR=South Korean;KW=Kuwaiti;KY=Caymanian;KZ=Kazakh;LA=Lao;LB=Lebanese;LC=Saint Lucian;LI=Liechtensteiner;
LK=Sri Lankan;LR=Liberian;LS=Basotho;LT=Lithuanian;LU=Luxembourgish;LV=Latvian;LY=Libyan;MA=Moroccan;
MC=Monegasque;MD=Moldovan;ME=Montenegrin;MF=Saint-Martinois;MG=Malagasy;MH=Marshallese;MK=Macedonian;
ML=Malian;MM=Burmese;MN=Mongolian;MO=Macanese;MP=Northern Marianan;MQ=Martinican;MR=Mauritanian;
MS=Montserratian;MT=Maltese;MU=Mauritian;MV=Maldivian;MW=Malawian;MX=Mexican;MY=Malaysian;MZ=Mozambican;
NA=Namibian;NC=New Caledonian;NE=Nigerien;NF=Norfolk Islander;NG=Nigerian;NI=Nicaraguan;NL=Dutch;
NO=Norwegian;NP=Nepali;NR=Nauruan;NU=Niuean;NZ=New Zealander;OM=Omani;PA=Panamanian;PE=Peruvian;
PF=French Polynesian;PG=Papua New Guinean;PH=Filipino;PK=Pakistani;PL=Polish;PM=Saint-Pierrais;
PN=Pitcairn Islander;PR=Puerto Rican;PS=Palestinian;PT=Portuguese;PW=Palauan;PY=Paraguayan;QA=Qatari;
RE=Réunionese;RO=Romanian;RS=Serbian;RU=Russian;RW=Rwandan;SA=Saudi;SB=Solomon Islander;SC=Seychellois;
SD=Sudanese;SE=Swedish;SG=Singaporean;SH=Saint Helenian;SI=Slovenian;SJ=Norwegian;SK=Slovak;
SL=Sierra Leonean;SM=Sammarinese;SN=Senegalese;SO=Somali;SR=Surinamese;SS=South Sudanese;ST=São Toméan;
SV=Salvadoran;SX=Sint Maartener;SY=Syrian;SZ=Swazi;TC=Turks and Caicos Islander;TD=Chadian;TF=French;
TG=Togolese;TH=Thai;TJ=Tajik;TK=Tokelauan;TL=Timorese;TM=Turkmen;TN=Tunisian;TO=Tongan;TR=Turkish;
TT=Trinidadian;TV=Tuvaluan;TW=Taiwanese;TZ=Tanzanian;UA=Ukrainian;UG=Ugandan;UM=American;US=American;
UY=Uruguayan;UZ=Uzbek;VA=Vatican;VC=Vincentian;VE=Venezuelan;VG=British Virgin Islander;
VI=U.S. Virgin Islander;VN=Vietnamese;VU=Ni-Vanuatu;WF=Wallisian;WS=Samoan;XK=Kosovar;YE=Yemeni;YT=Mahoran;
ZA=South African;ZM=Zambian;ZW=Zimbabwean`);

// What most rows of real data use; the rest has weight 1.
export const currencyWeights = {
  USD: 400, EUR: 250, GBP: 90, JPY: 80, CNY: 50, CAD: 40, AUD: 40, CHF: 40, INR: 40, BRL: 20, MXN: 20, KRW: 20,
  SEK: 15, NOK: 12, DKK: 12, PLN: 12, SGD: 12, HKD: 12, NZD: 10, ZAR: 10, TRY: 8, ILS: 6, CZK: 6, HUF: 5, THB: 5,
};
export const currencySymbols = {
  USD: '$', EUR: '€', GBP: '£', JPY: '¥', CNY: '¥', CAD: '$', AUD: '$', INR: '₹', KRW: '₩', BRL: 'R$', CHF: 'CHF',
  PLN: 'zł', TRY: '₺', ILS: '₪', CZK: 'Kč', RUB: '₽', UAH: '₴', VND: '₫', NGN: '₦', PHP: '₱', THB: '฿',
};
export const languageWeights = {
  en: 400, es: 150, zh: 120, fr: 80, de: 80, ja: 60, pt: 60, ar: 50, hi: 50, ru: 40, it: 40, ko: 30, nl: 20,
  tr: 20, pl: 20, vi: 15, sv: 15, id: 15, th: 10, el: 10, he: 10, uk: 10, cs: 10, da: 8, fi: 8, no: 8, hu: 8,
};
export const timeZoneWeights = {
  'America/New_York': 150, 'America/Chicago': 100, 'America/Denver': 40, 'America/Los_Angeles': 120,
  'America/Phoenix': 15, 'America/Toronto': 20, 'America/Sao_Paulo': 20, 'America/Mexico_City': 20,
  'Europe/London': 60, 'Europe/Berlin': 50, 'Europe/Paris': 40, 'Europe/Madrid': 25, 'Europe/Rome': 25,
  'Europe/Amsterdam': 20, 'Europe/Istanbul': 15, 'Asia/Tokyo': 40, 'Asia/Shanghai': 40, 'Asia/Kolkata': 50,
  'Asia/Singapore': 25, 'Asia/Seoul': 20, 'Asia/Dubai': 15, 'Australia/Sydney': 25, 'Africa/Lagos': 10,
};

// Words that most sentences are made of, and words that have no place in them.
export const commonWords = {
  adjective: words(`
able active actual additional appropriate available basic beautiful best better big bright broad busy calm
careful central certain clean clear close cold comfortable common complete complex consistent cool correct
creative critical current custom daily deep detailed different digital direct early easy effective efficient
elegant entire essential excellent exciting expensive extra fair familiar famous fast final fine firm
flexible formal free fresh friendly full general gentle good great green handy happy hard healthy heavy
helpful high honest huge ideal important impressive independent informal initial interesting internal key
kind large late light likely limited little local long low main major manual mild minor modern modest narrow
natural neat new nice normal official old open ordinary original outdoor patient perfect personal plain
pleasant polite popular positive powerful practical precise pretty previous primary private proper proud
public quick quiet rapid rare ready real reasonable recent regular relevant reliable remote rich right
robust rough round safe secondary secure sensible separate serious sharp short significant silent similar
simple single skilled slight slow small smart smooth social soft solid special specific stable standard
steady straight strong sturdy successful sudden suitable sunny sweet technical temporary thick thin tidy
tight tiny total traditional typical unique unusual upper urban urgent useful usual valid valuable vast
vital warm weekly wide wild wise wonderful young`),
  noun: words(`
access account action activity address advice agreement amount analysis answer approach area arrangement
article aspect balance base beginning benefit board body book bottle box bridge budget building business
camera car card case cause center chain chair chance change chapter choice circle city class client clock
collection color comment company concept condition connection content context contract copy corner cost
country course cover cup customer cycle data day deal decision degree delivery demand design desk detail
development device direction discussion display distance document door draft drawing edge edition effect
effort element energy entry environment event evidence example exercise experience extension factor family
feature field figure file finger floor flow flower focus food forest form frame friend garden gate glass
goal group growth guide habit hand harbor history home hour house idea image improvement industry
information instance interest island issue item job journey kitchen knowledge label lake language layer
leader lesson letter level library light limit line link list location machine management map market
material matter measure meeting member memory message method minute mirror model moment month morning
mountain movement music name nature neighbor network news night note notice number object offer office
opinion option order origin outcome owner package page paper part partner path pattern people period person
phase phone photo piece place plan plant plate point policy position practice price problem procedure
process product profile program progress project proposal purpose quality quantity question range rate
reason record region relation release report request research resource response result review risk river
road role room route rule sample scale schedule school screen season section segment selection sense series
service session set shape share shelf shift shop side signal site situation size skill solution sound source
space stage standard station statement step stock stone store story street structure style subject success
summary supply support surface system table target task team technology term test text theme theory thing
ticket time tool topic town trade train training travel tree trend trip type unit update use user value
variety version view village visit voice volume walk wall water way week weight window winter word work
world year`),
  verb: words(`
accept achieve add adjust agree allow announce answer apply approve arrange arrive ask attach attend avoid
bake balance become begin believe bring build buy call carry change check choose clarify clean climb close
collect combine compare complete confirm connect consider continue cook copy count cover create cut decide
define deliver describe design develop discover discuss divide draw drive earn edit encourage enjoy ensure
enter establish examine exchange expand expect explain explore extend fill find finish fix focus follow
forget form gather give grow guide handle help hold improve include increase inform inspect install
introduce invite join keep know launch lead learn leave lend let lift limit list listen live load look
maintain make manage mark match measure meet mention merge move need notice observe offer open order
organize pack paint pass pay perform pick place plan plant play prepare present prevent print produce
promise protect prove provide publish pull push put raise reach read receive recommend record reduce refer
release remain remember remove repair repeat replace reply report request require resolve rest return review
run save schedule search select send serve set share show sign simplify solve sort speak start stay stop
store study suggest supply support take talk teach test thank think track train transfer travel try turn
understand update upgrade use verify view visit wait walk wash watch welcome win work write`),
  adverb: words(`
actually again almost already also always apparently carefully certainly clearly closely completely
constantly correctly currently daily directly early easily effectively efficiently especially eventually
exactly extremely fairly finally firmly frequently fully generally gently gladly gradually greatly happily
hardly highly immediately initially instantly kindly lately mainly mostly naturally nearly neatly normally
occasionally often openly originally partly perfectly personally politely possibly precisely previously
primarily probably promptly properly quickly quietly quite rapidly rarely readily really recently regularly
relatively reliably safely seldom separately seriously shortly silently simply slightly slowly smoothly
softly soon specifically steadily strictly strongly suddenly surely surprisingly technically thoroughly
today together tomorrow totally truly typically usually utterly very warmly well widely yesterday`),
};
export const unwantedWords = new Set(words(`
sex sexual murder murderous suicide kill rape slut whore nude naked drunk stupid idiot damn hell corpse bomb
dead fat ugly hideous scumbag punch slap lynch`));

// The time zone of most people of each state.
export const zoneOfState = pairs(`
  AL=America/Chicago; AK=America/Anchorage; AZ=America/Phoenix; AR=America/Chicago; CA=America/Los_Angeles;
  CO=America/Denver; CT=America/New_York; DE=America/New_York; DC=America/New_York; FL=America/New_York;
  GA=America/New_York; HI=Pacific/Honolulu; ID=America/Boise; IL=America/Chicago; IN=America/Indiana/Indianapolis;
  IA=America/Chicago; KS=America/Chicago; KY=America/New_York; LA=America/Chicago; ME=America/New_York;
  MD=America/New_York; MA=America/New_York; MI=America/Detroit; MN=America/Chicago; MS=America/Chicago;
  MO=America/Chicago; MT=America/Denver; NE=America/Chicago; NV=America/Los_Angeles; NH=America/New_York;
  NJ=America/New_York; NM=America/Denver; NY=America/New_York; NC=America/New_York; ND=America/Chicago;
  OH=America/New_York; OK=America/Chicago; OR=America/Los_Angeles; PA=America/New_York; RI=America/New_York;
  SC=America/New_York; SD=America/Chicago; TN=America/Chicago; TX=America/Chicago; UT=America/Denver;
  VT=America/New_York; VA=America/New_York; WA=America/Los_Angeles; WV=America/New_York; WI=America/Chicago;
  WY=America/Denver`);
