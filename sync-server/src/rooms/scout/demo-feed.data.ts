/** Invented items for a demo. No person, company, municipality or case in them exists. `hoursAgo` sets the time of the item. */
export interface DemoItem {
  readonly slug: string;
  readonly hoursAgo: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const DEMO_FEED_TITLE = 'Demoflöde: påhittade nyheter';

export const DEMO_ITEMS: readonly DemoItem[] = [
  {
    slug: 'vattenverket-i-norrhamra',
    hoursAgo: 2,
    title: 'Norrhamra kommun teg om förhöjda halter i dricksvattnet i elva veckor',
    paragraphs: [
      'Norrhamra kommun kände till att halten av PFAS i råvattnet vid Lillsjöns vattenverk låg över åtgärdsgränsen i elva veckor innan de boende fick veta något. Det visar provsvar som kommunen har lämnat ut.',
      'Det första provet togs den 12 maj 2026 och visade 112 nanogram per liter. Gränsen är 100 nanogram per liter för summan av 21 ämnen. Ett andra prov den 9 juni visade 134 nanogram per liter.',
      'Enligt kommunens egen beredskapsplan ska de boende informeras inom 24 timmar. Informationen gick ut den 30 juli, efter att en lokal förening begärt ut provsvaren.',
      'Kommunens tekniska chef säger att svaren fastnade i en gemensam brevlåda under semestern. Hur många som läste brevlådan framgår inte av handlingarna.',
      'Vattenverket försörjer omkring 3 400 hushåll. Länsstyrelsen har öppnat ett tillsynsärende och vill ha ett yttrande senast den 18 december 2026.',
    ],
  },
  {
    slug: 'upphandling-snorojning',
    hoursAgo: 5,
    title: 'Snöröjningen i Almviken gick till bolag utan anbud',
    paragraphs: [
      'Ett bolag som inte lämnade något anbud i upphandlingen har fakturerat Almvikens kommun 4,2 miljoner kronor för snöröjning under vintern 2025/2026.',
      'Ramavtalet vanns av två andra bolag i september 2025. Av 61 fakturor från säsongen kommer 38 från ett tredje bolag, som enligt bolagsregistret bildades i november samma år.',
      'Kommunen uppger att det handlar om akuta direktupphandlingar. Gränsen för en direktupphandling är 700 000 kronor för hela året och hela kommunen.',
      'Upphandlingschefen har inte velat svara på vem som beställde körningarna. Tre av fakturorna saknar beställare, och två avser samma natt och samma gator.',
      'Kommunrevisionen väntas besluta om en granskning vid sitt möte den 3 december 2026.',
    ],
  },
  {
    slug: 'skolans-tak',
    hoursAgo: 9,
    title: 'Sprickor i takstolarna rapporterades två år innan skolan stängdes',
    paragraphs: [
      'Björkskolan i Östra Hede stängdes den 2 november 2026 sedan en konsult dömt ut taket över idrottshallen. Nu visar äldre besiktningar att sprickorna var kända sedan oktober 2024.',
      'I besiktningen från 2024 rekommenderas en förstärkning inom sex månader. Kostnaden bedömdes till 1,8 miljoner kronor. Beloppet fanns inte med i budgeten för 2025.',
      'Fastighetsbolaget hävdar att rapporten aldrig nådde dem. Konsultbolaget har ett kvitto på att den skickades den 14 oktober 2024.',
      'Hur 212 elever ska få undervisning under våren är oklart. Rektorn säger att ett beslut om paviljonger kommer i januari.',
    ],
  },
  {
    slug: 'akutens-vantetider',
    hoursAgo: 14,
    title: 'Väntetiderna på akuten räknades om innan de redovisades',
    paragraphs: [
      'Region Mellanbygd har redovisat att 78 procent av patienterna på akuten i Stenfors får träffa läkare inom fyra timmar. Med samma metod som andra regioner är siffran 59 procent.',
      'Skillnaden beror på att patienter som går hem innan de fått träffa läkare inte räknas. Under 2025 var de 2 310 personer.',
      'Metoden infördes den 1 mars 2025 genom ett mejl från en avdelningschef. Något formellt beslut finns inte diariefört.',
      'Regionrådet med ansvar för vården säger att frågan ska utredas, men vill inte säga när.',
    ],
  },
  {
    slug: 'hamnens-markaffar',
    hoursAgo: 20,
    title: 'Hamnbolaget sålde mark för halva värdet',
    paragraphs: [
      'Det kommunala hamnbolaget i Saltö sålde en tomt på 14 000 kvadratmeter för 9,5 miljoner kronor i april 2026. Två värderingar som bolaget självt beställt låg på 17 och 21 miljoner.',
      'Köparen är ett fastighetsbolag som bildades tre veckor före affären. Bolaget har hittills inga anställda.',
      'Styrelseprotokollet från den 22 april är delvis maskerat med hänvisning till affärssekretess. Förvaltningsrätten har bett bolaget motivera sekretessen.',
      'Enligt en person med insyn ska värderingarna inte ha delats ut till alla ledamöter. Bolagets ordförande bestrider det.',
    ],
  },
  {
    slug: 'batterifabriken',
    hoursAgo: 27,
    title: 'Tre tillbud på en månad vid batterifabriken i Granfors',
    paragraphs: [
      'Arbetsmiljöverket har fått in tre anmälningar om allvarliga tillbud vid batterifabriken i Granfors sedan den 5 oktober 2026. I ett av fallen utrymdes en hel produktionshall.',
      'Fabriken har 640 anställda, varav 210 kommer från bemanningsföretag. Skyddsombuden säger att introduktionen har kortats från fem dagar till två.',
      'Bolaget skriver i ett svar att alla tillbud är utredda och att ingen har skadats. Utredningarna har inte lämnats ut.',
      'Verket gör en inspektion den 10 december.',
    ],
  },
  {
    slug: 'bidrag-till-forening',
    hoursAgo: 33,
    title: 'Föreningen fick bidrag för 340 medlemmar men hade 90',
    paragraphs: [
      'En ungdomsförening i Kvarnby har fått 1 260 000 kronor i kommunala bidrag sedan 2023. Underlaget byggde på 340 medlemmar. Föreningens eget register har 90 namn.',
      'Kultur- och fritidsnämnden gör stickprov vart tredje år. Föreningen har inte ingått i något.',
      'Föreningens kassör säger att siffran är ett missförstånd och att pengarna gått till verksamhet. Kommunen har begärt in medlemslistor senast den 15 januari 2027.',
    ],
  },
  {
    slug: 'datacentrets-el',
    hoursAgo: 41,
    title: 'Datacenter tar en tredjedel av elen i Hällesjö',
    paragraphs: [
      'När det nya datacentret i Hällesjö står klart 2028 behöver det 48 megawatt. Det är en tredjedel av den effekt som finns i kommunen.',
      'Sågverket, som är kommunens största privata arbetsgivare, har fått nej till en utbyggnad med hänvisning till elnätet. Beskedet kom den 3 september 2026, två veckor efter att datacentret fått sitt.',
      'Elnätsbolaget säger att ansökningarna behandlas i turordning. Sågverkets ansökan är daterad den 11 februari, datacentrets den 28 april.',
      'Varför turordningen frångicks framgår inte av besluten.',
    ],
  },
  {
    slug: 'hemtjanstens-larm',
    hoursAgo: 52,
    title: 'Tusentals trygghetslarm besvarades för sent',
    paragraphs: [
      'Av 18 700 larm till hemtjänsten i Västerköla under 2025 besvarades 4 100 senare än den tid som avtalet kräver. Det visar loggar från larmleverantören.',
      'Avtalet säger tre minuter. I 212 fall dröjde det mer än en halvtimme.',
      'Kommunen har inte krävt något vite, trots att avtalet ger rätt till 5 000 kronor per larm. Socialchefen säger att loggarna aldrig har begärts in.',
      'Leverantören skyller på en uppgradering i mars och uppger att problemen är lösta. Loggarna för hösten visar samma mönster.',
    ],
  },
  {
    slug: 'grustakten',
    hoursAgo: 66,
    title: 'Grustäkten fortsatte efter att tillståndet gått ut',
    paragraphs: [
      'Tillståndet för grustäkten vid Rödmossen gick ut den 31 december 2024. Vågsedlar visar att 26 000 ton kördes ut under de sju månader som följde.',
      'Länsstyrelsen fick en anmälan i februari 2025 men gjorde sitt första besök i augusti. Handläggaren hade då 140 öppna ärenden.',
      'Bolaget anser att en ansökan om förlängning gav rätt att fortsätta. Enligt länsstyrelsen ska ansökan ha kommit in för sent.',
      'Ärendet lämnades till åklagare den 20 oktober 2026.',
    ],
  },
  {
    slug: 'bussavtalet',
    hoursAgo: 80,
    title: 'Inställda bussar gav bonus i stället för vite',
    paragraphs: [
      'Bussbolaget som kör stadstrafiken i Lindesta fick 2,6 miljoner kronor i kvalitetsbonus för 2025. Samma år ställdes 3 900 turer in.',
      'Bonusen räknas på punktlighet, och en inställd tur räknas inte som försenad. Trafiknämnden godkände modellen i juni 2023.',
      'Två ledamöter reserverade sig. De varnade för att modellen lönar den som ställer in en tur som ändå skulle bli sen.',
      'Ett nytt avtal ska börja gälla den 1 juli 2027. Om modellen blir kvar är inte bestämt.',
    ],
  },
  {
    slug: 'raddningstjansten',
    hoursAgo: 95,
    title: 'Brandstationen stod obemannad elva nätter',
    paragraphs: [
      'Brandstationen i Ekträsk saknade bemanning under elva nätter i juli och augusti 2026. Närmaste station ligger 38 minuter bort.',
      'Räddningschefen hade meddelat kommunerna att beredskapen var normal. Uppgiften finns i en lägesrapport från den 1 augusti.',
      'Schemat, som har lämnats ut, visar att fem av åtta deltidsbrandmän hade sagt upp sig före sommaren. En av dem uppger att varningar lämnades redan i mars.',
      'Förbundets direktion behandlar frågan den 8 december.',
    ],
  },
];
