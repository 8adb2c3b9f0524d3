import type { ErrorCode } from '../../errors/codes.ts';

/** What happened, what is safe, what to do. `{name}` is filled from the error's params. */
export const errorsSv: Record<ErrorCode, string> = {
  'bad-request': 'Uppgifterna gick inte att använda. Inget har ändrats. Kontrollera fälten och försök igen.',
  'malformed-body': 'Servern kunde inte läsa det som skickades. Inget har ändrats. Ladda om sidan och försök igen.',
  'body-too-large': 'Det som skickades är för stort. Inget har ändrats. Dela upp det och försök igen.',
  'not-found': 'Det du söker finns inte här. Det kan ha tagits bort eller flyttats.',
  'method-not-allowed': 'Det går inte att göra så här. Inget har ändrats. Ladda om sidan och försök igen.',
  'foreign-origin': 'Anropet kom från en annan webbplats och stoppades. Inget har ändrats.',
  'too-many-requests': 'För många försök på kort tid. Vänta en minut och försök igen.',
  internal: 'Något gick fel på servern. Det du har på enheten är kvar. Försök igen om en stund.',
  unavailable: 'Servern är upptagen just nu. Det du har på enheten är kvar. Försök igen om en stund.',
  'not-signed-in': 'Du är inte inloggad på servern. Det du har på enheten är kvar. Logga in igen.',
  'wrong-credentials': 'Användarnamnet eller lösenordet stämmer inte.',
  forbidden: 'Ditt konto får inte göra det här. Fråga den som sköter installationen.',
  offline: 'Enheten har inget nät. Allt du gör sparas här och du kan arbeta vidare.',
  'no-answer': 'Servern svarar inte. Allt du gör sparas på enheten och du kan arbeta vidare.',
  'feed-address-refused': 'Adressen får inte hämtas. Bara öppna webbadresser på http och https går att lägga till.',
  'feed-unreachable': 'Flödet gick inte att nå. Det som hämtats tidigare är kvar. Försök igen senare.',
  'feed-too-large': 'Flödet är större än 5 MB och hämtades inte. Det som hämtats tidigare är kvar.',
  'feed-unreadable': 'Svaret är inget flöde som går att läsa (RSS eller Atom). Kontrollera adressen.',
  'feed-exists': 'Flödet finns redan i listan.',
  'feed-builtin': 'Det inbyggda demoflödet kan inte tas bort.',
  'host-refused': 'Adressen hör inte till dem som installationen får anropa. Inget har skickats dit.',
  'host-unreachable': 'Den andra datorn svarar inte. Inget har ändrats. Försök igen om en stund.',
  'file-too-large': 'Filen är större än {limit} MB och lades inte till. Dela upp den och försök igen.',
  'export-hindered':
    'Texten får inte exporteras som den är: den behöver granskas eller maskeras om, eller så är export avstängd. Inget lämnade enheten.',
  'file-empty': 'Filen är tom. Inget lades till.',
  'file-type-unknown': 'Filtypen känns inte igen. Lägg till PDF eller ren text, eller klistra in texten.',
  'file-type-later': 'Filtypen kan inte läsas ännu. Spara den som PDF eller ren text, eller klistra in texten.',
  'file-unreadable': 'Filen är skadad och gick inte att läsa. Inget dokument skapades.',
  'pdf-no-text':
    'PDF-filen innehåller bara bilder, ingen text. Kör den genom textigenkänning eller skriv av det viktiga.',
  'pdf-password': 'PDF-filen är låst med lösenord. Spara en kopia utan lösenord och lägg till den.',
  'text-too-long': 'Texten är längre än {limit} tecken och lades inte till. Dela upp den och försök igen.',
  'intake-cancelled': 'Importen avbröts. Inget dokument skapades.',
  'intake-interrupted':
    'Webbläsaren stängdes innan filen hann låsas in. Inget dokument skapades. Lägg till filen igen.',
  'gate-refused': 'PII-grinden stoppade texten. Inget har sparats. Ta bort eller skriv om det som pekas ut.',
  'storage-full': 'Enheten har slut på utrymme. Det som redan var sparat är kvar. Frigör plats och försök igen.',
  'storage-broken': 'Webbläsarens lagring svarar inte. Stäng andra flikar, ladda om och försök igen.',
  'vault-locked': 'Valvet är låst. Logga in för att öppna det.',
  'vault-damaged': 'Originalet går inte att läsa: det är skadat eller ändrat. Den maskade texten är kvar.',
  'original-missing': 'Originalet finns inte på den här enheten. Den maskade texten är kvar.',
  'original-not-yours': 'Bara den som importerade originalet kan öppna det.',
  'recording-in-use': 'Inspelningen är öppen i en annan flik. Inget har ändrats. Stäng den fliken och försök igen.',
  'recording-no-room':
    'Det finns plats för mindre än 15 minuter. Inget har spelats in. Ta bort något på enheten och försök igen.',
  'recording-longest':
    'Inspelningen har nått 3 timmar, som är det längsta. Allt är sparat. Börja en ny om mer ska spelas in.',
  'microphone-refused':
    'Webbläsaren får inte använda mikrofonen. Inget spelas in. Tillåt mikrofonen för den här sidan i webbläsarens inställningar och försök igen.',
  'microphone-missing': 'Ingen mikrofon hittades. Inget spelas in. Anslut en och försök igen.',
  'microphone-busy':
    'Mikrofonen används av något annat, till exempel ett samtal. Det som redan är inspelat är sparat. Försök igen när den är ledig.',
  'microphone-unsupported': 'Webbläsaren kan inte spela in. Använd en nyare webbläsare, eller lägg till en ljudfil.',
  'worker-failed': 'Bearbetningen stannade. Det du hade är kvar. Försök igen.',
  cancelled: 'Avbrutet. Inget har ändrats.',
  'model-manifest-unreadable':
    'Modellens beskrivning gick inte att läsa. Reglerna maskerar som vanligt. Be den som sköter installationen se över modellen.',
  'model-file-missing':
    'En av modellens filer saknas på servern. Reglerna maskerar som vanligt. Be den som sköter installationen se över modellen.',
  'model-hash-mismatch':
    'En av modellens filer är inte den som angetts och används inte. Reglerna maskerar som vanligt. Be den som sköter installationen se över modellen.',
  'model-type-unknown':
    'Modellens beskrivning anger något som inte går att maskera. Reglerna maskerar som vanligt. Be den som sköter installationen se över modellen.',
  'model-missing':
    'Modellen som valts finns inte på servern. Reglerna maskerar som vanligt. Be den som sköter installationen se över valet.',
  'model-not-here':
    'Modellen finns inte på enheten ännu. Reglerna maskerar som vanligt. Modellen hämtas när det finns nät.',
  'model-unusable':
    'Modellen gick inte att köra på enheten. Reglerna maskerar som vanligt. Be den som sköter installationen se över modellen.',
  'model-fetch-off':
    'Installationen hämtar inga modeller. Lägg modellen i serverns modellmapp, eller slå på hämtning i inställningarna för servern.',
  'model-fetch-busy': 'En modell hämtas redan. Vänta tills den är klar, eller avbryt den.',
  'model-source-unset': 'Källan är inte inställd på servern. Inget har hämtats.',
  'model-source-lacks': 'Källan har inte filerna. Inget har ändrats. Välj en annan källa eller en annan modell.',
  'model-hash-wrong': 'Filen som kom har en annan kontrollsumma än den väntade. Den är borttagen och används inte.',
  'model-no-room': 'Servern har för lite ledigt utrymme för modellen. Frigör plats på servern och försök igen.',
  'model-unreadable': 'Filerna som kom är ingen modell som går att läsa. De är borttagna.',
  'model-timed-out':
    'Modellen svarade inte i tid och stoppades. Reglerna maskerar som vanligt. Dela upp texten eller försök på en snabbare enhet.',
  'sound-needs-browser':
    'Det här ljudformatet går inte att läsa på servern. Lägg till filen i appen i stället, eller spara om den som WAV, MP3 eller FLAC.',
  'sound-type-unknown':
    'Filen är inget ljud som går att läsa. Det som fungerar är WAV, MP3, M4A, AAC, OGG, Opus, WebM, FLAC och ljudet i videofiler.',
  'sound-codec-missing':
    'Webbläsaren kan inte läsa ljudet i filen. Inget lades till. Spara om det som WAV och försök igen.',
  'sound-unreadable': 'Ljudet i filen gick inte att läsa. Filen är tom på ljud eller skadad från början.',
  'sound-too-long': 'Ljudet är längre än tre timmar. Dela upp filen och försök igen.',
  'speech-window-failed': 'Stycket gick inte att skriva ut. Ljudet är kvar. Försök igen, eller lyssna och skriv själv.',
  'speech-model-missing': 'Talmodellen finns inte på enheten. Ljudet är kvar. Hämta modellen under Modeller.',
  'speech-model-crashed':
    'Talmodellen fick webbläsaren att stanna förra gången och startas inte av sig själv. Ljudet är kvar. Välj en mindre modell.',
  'jobs-off': 'Installationen tar inte emot jobb. Ljudet är kvar på enheten. Skriv ut på den här enheten i stället.',
  'jobs-each': 'Du har redan så många jobb som får vänta samtidigt. Det fortsätter av sig självt när ett är klart.',
  'jobs-full': 'Serverns kö är full just nu. Det fortsätter av sig självt när det finns plats.',
  'job-not-allowed':
    'Materialet får inte lämnas till servern: projektet är Källkänsligt. Skriv ut på den här enheten i stället.',
  'job-input-wrong': 'Jobbet gick inte att ta emot. Ljudet är kvar på enheten.',
  'job-lost': 'Servern startade om och jobbet försvann. Ljudet är kvar på enheten och skickas igen.',
  'job-result-gone': 'Resultatet finns inte längre på servern. Ljudet är kvar på enheten. Försök igen.',
  'job-engine-failed':
    'Servern kunde inte skriva ut ljudet. Ljudet är kvar på enheten. Försök igen, eller skriv ut på enheten.',
  'client-too-old':
    'Servern har en nyare version av Arbetsytan. Allt du gör sparas på enheten. Ladda om sidan när du har möjlighet, så synkas det igen.',
  'sync-off': 'Installationen synkar inte mellan enheter. Allt du gör sparas på den här enheten.',
  'no-access': 'Du är inte med i projektet längre. Det du hade skrivit ligger under Räddat.',
  'row-unreadable': 'Servern kunde inte läsa raden. Den ligger kvar på enheten.',
  'row-refused':
    'Servern hittade något som inte är maskerat. Texten ligger kvar på enheten. Maskera det och spara igen.',
  'level-too-low': 'Texten är maskerad på en lägre nivå än projektet kräver. Den ligger kvar på enheten. Höj nivån.',
  'account-unknown': 'Det finns inget konto med det användarnamnet som kan vara med i ett projekt.',
  'member-exists': 'Personen är redan med i projektet.',
  'owner-stays': 'Projektet måste ha en ägare. Lämna över det till någon annan först.',
  'vault-changed': 'Valvet ändrades från en annan enhet. Inget har ändrats här. Försök igen.',
  'vault-other':
    'Den här enheten har ett annat valv än dina andra enheter, så inget låst synkas härifrån. Allt finns kvar på enheten.',
  'key-missing': 'Nyckeln till projektet har inte kommit till den här enheten än. Försök igen om en stund.',
  'blob-damaged': 'Filen kom inte fram hel. Den ligger kvar på enheten och skickas igen.',
  'pack-refused': 'Fort Knox stoppade underlaget. Inget har lämnat projektet. Se skälen nedan.',
  'report-refused': 'Fort Knox stoppade rapporten. Inget har sparats eller exporterats. Se skälen nedan.',
};
