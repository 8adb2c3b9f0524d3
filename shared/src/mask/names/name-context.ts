/** Words around a name. Lower case. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Titles, trades, kin and roles: the capitalised word after them is a person. */
export const BEFORE_A_PERSON = set(`
  advokat advokaten åklagare åklagaren kammaråklagare chefsåklagare vice domare domaren rådman nämndeman notarie jurist juristen ombud ombudet
  polis polisen poliskommissarie kommissarie kriminalkommissarie inspektör polisinspektör polismästare spanare utredare utredaren förhörsledare
  läkare läkaren doktor doktorn dr överläkare sjuksköterska sköterskan syster barnmorska psykolog terapeut kurator präst prästen kyrkoherde biskop
  ärkebiskop imam rabbin pastor diakon lärare läraren rektor rektorn professor professorn docent lektor forskare forskaren elev eleven student
  journalist reporter reportern redaktör chefredaktör fotograf fotografen krönikör ledarskribent programledare författare författaren poet konstnär
  konstnären regissör regissören skådespelare skådespelaren skådespelerskan sångare sångaren sångerskan artist artisten musiker kompositör dirigent
  minister ministern statsminister statsministern utrikesminister utrikesministern finansminister finansministern justitieminister
  justitieministern försvarsminister statssekreterare ledamot ledamoten riksdagsledamot riksdagsledamoten riksdagsman politiker politikern
  kommunalråd kommunalrådet regionråd borgarråd borgmästare guvernör senator president presidenten expresident kung kungen drottning drottningen prins
  prinsen prinsessa prinsessan hertig greve grevinnan baron påve påven generalsekreterare generaldirektör direktör direktören vd ordförande
  ordföranden partiledare partiledaren talman talesperson talesman talesmannen presschef presstalesman pressekreterare informationschef chef chefen
  avdelningschef enhetschef verksamhetschef platschef projektledare ekonom ekonomen chefekonom analytiker analytikern handläggare handläggaren
  sekreterare sekreteraren kassör revisor styrelseledamot ägare ägaren grundare grundaren vaktmästare vakt vakten väktare förare föraren chaufför
  taxichaufför kapten kaptenen general överste major löjtnant sergeant soldat soldaten tränare tränaren förbundskapten målvakt målvakten back backen
  forward mittfältare anfallare spelare spelaren lagkapten stjärnan veteranen talangen åkaren löparen skidåkaren simmaren boxaren ryttaren domaren
  hockeyspelaren fotbollsspelaren tennisspelaren golfaren friidrottaren ishockeyspelaren landslagsmannen målskytten
  fru frun herr herrn fröken tant farbror make maken maka makan man mannen hustru hustrun sambo sambon särbo pojkvän flickvän flickvännen exman exfru
  mamma pappa mor far modern fadern mormor morfar farmor farfar moster faster morbror farbror bror brodern lillebror storebror syster systern lillasyster
  storasyster son sonen dotter dottern barnbarn kusin kusinen systerson brorson svärmor svärfar svåger svägerska tvilling granne grannen vän vännen
  väninna väninnan kompis kompisen kollega kollegan kamrat klasskamrat bekant
  vittne vittnet målsägande målsäganden misstänkt misstänkte tilltalad tilltalade svarande svaranden kärande käranden sökande sökanden anmälare
  anmälaren gärningsman gärningsmannen offret brottsoffret kund kunden patient patienten pat klient klienten anhörig godeman förvaltare
  upprop styrelse styrelsen deltagare deltagarna suppleanter suppleant ledamöter inbjudna kopior närvaro systrar systrarna bröder bröderna syskon
  syskonen söner döttrar grannarna makarna makar paret vännerna kollegorna kusinerna
  fam familj familjen operatör operatören inringaren intervjuaren hyresgäst hyresgästen hyresvärd hyresvärden köpare köparen säljare säljaren
  arrendatorn uppgiftslämnare huvudman adressat biträde biträdet kontaktmannen
  kontakt kontaktperson källa källan informant informatören tipsare intervjuperson namn namnet förnamn efternamn underskrift undertecknad avsändare
  mottagare från till kopia cc hälsningar hälsning mvh vh hälsar vänligen högaktningsfullt kramar kram hej hejsan tjena hallå kära käre bäste bästa
  heter hette kallas kallad kallade döpt döptes alias nämligen ringde ring träffade träffat mötte möter intervjuade pratade pratat talade talat
  justeras justerare närvarande frånvarande intygas greps gripne häktade häktad dömdes åtalade tecknare foto text av`);

/** Of the words before a person, those that stand before everything else as often. */
export const BEFORE_ANYTHING = set(
  'från till av text foto vid man mannen kontakt namn namnet källa kund ring talat pratat',
);

/** Of these only a colon or a blank that is followed by a name says something; without a capital letter they say nothing. */
export const LABELS = set(`
  namn vittne vittnet målsägande svarande kärande ombud sökande anmälare misstänkt kontakt kontaktperson handläggare patient från till avsändare
  upprop styrelse deltagare suppleanter ledamöter närvaro kopior signerat
  mottagare kund efternamn förnamn tilltalad förare ägare kopia cc undertecknad närvarande källa`);

/** After these the next words are a name even without capital letters. */
export const NAMING = set('heter hette kallas kallad namnet');

/** After these what stands in quotes is what somebody is called. */
export const NICKNAMING = set('kallas kallad kallade alias smeknamnet öknamnet som heter');

/** Right behind these a given name is one without its capital too. */
export const GREETING = set('hej hejsan tjena tja tjo hallå tack kram kramar mvh kära käre älskade morsning fråga');
export const RELATION = set(`
  mamma pappa morsan farsan man mannen fru frun sambo sambon exet pojkvän flickvän kille killen tjej tjejen son sonen dotter dottern bror brodern brorsan
  syster systern syrran kusin kusinen kompis kompisen polare polaren kollega kollegan chef chefen granne grannen faster moster morbror farbror vän
  vännen`);

/** What a person does: a verb right after a capitalised word. */
export const SAYING = set(`
  säger sa sade berättar berättade menar menade hävdar hävdade uppger uppgav skriver skrev svarar svarade förklarar förklarade tycker tyckte tror
  trodde anser ansåg undrar undrade frågar frågade påpekar konstaterar konstaterade understryker betonar medger medgav erkänner erkände nekar nekade
  förnekar förnekade lovar lovade hoppas hoppades minns mindes vet visste vill ville kan kunde ska skulle måste bor bodde ringer ringde mejlar mejlade
  kommer kom går gick tar tog ger gav får fick ser såg hör hörde åker åkte kör körde sitter satt står stod ligger låg springer sprang
  tackar tackade leder ledde vinner vann förlorar förlorade spelar spelade gjorde gör arbetar arbetade jobbar jobbade lämnar lämnade
  skrattar skrattade gråter grät dör dog föddes växte började slutade träffade mötte möter köpte sålde är var har hade blev blir
  vägrar vägrade öppnar öppnade stängde avgår avgick överklagar överklagade hotar hotade slår slog skickar skickade betalar betalade ljuger ljög
  hänvisar hänvisade avböjer avböjde kommenterar kommenterade bekräftar bekräftade dementerar dementerade tiger teg nämner nämnde antyder antydde
  ber bad hjälper hjälpte följer följde drog flydde flyr gömde greps häktades häktas anhölls döms dömdes åtalas åtalades misstänks förhördes förhörs
  avled omkom anställdes sparkades valdes utsågs avskedades undertecknade godkände beordrade krävde kräver tackade försvann återvände
  bröt bryter ramlade ramlar föll faller slog skadade opererades opereras fyller fyllde ärvde
  läser läste sover sov äter åt dricker drack pratar pratade lyssnar lyssnade tittar tittade skyndar vaknar vaknade somnade gömmer lagar
  säljer köper betalar hoppar cyklar promenerar ropar ropade skrek viskade gifte skilde
  vinkar nickar nickade suckar ler log väntar väntade flyttade flyttar studerar beskriver beskrev fortsätter fortsatte avslutar inleder`);

/** Between given name and surname, or before a surname. */
export const PARTICLES = set(
  'von af van der den de da di del della dos das la le du al el ul bin ibn ben abu abou zu zur ter ten y e v',
);
export const OPENING_PARTICLES = set('von af van der den de la las los della di da del al el bin ibn abu zu ter ten');
/** Of these, words that mean something by themselves in Swedish. */
export const AMBIGUOUS_PARTICLES = set('de den der la da el al di');

/** After these a single unknown word is where, not who. */
export const WHERE = set('i vid utanför nära kring söder norr öster väster sydväst nordväst sydost nordost ö');

export const COMPANY_FORMS = set(
  'ab hb kb aktiebolag handelsbolag kommanditbolag ltd inc gmbh as asa oy oyj ekonomisk stiftelse förening kommun län universitet lasarett sjukhus tingsrätt hovrätt',
);
