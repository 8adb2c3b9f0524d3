import type { ErrorCode } from '../../errors/codes.ts';

/** English of `sv/errors.ts`: what happened, what is safe, what to do. */
export const errorsEn: Record<ErrorCode, string> = {
  'bad-request': 'The details could not be used. Nothing was changed. Check the fields and try again.',
  'malformed-body': 'The server could not read what was sent. Nothing was changed. Reload the page and try again.',
  'body-too-large': 'What was sent is too large. Nothing was changed. Split it and try again.',
  'not-found': 'What you are looking for is not here. It may have been removed or moved.',
  'method-not-allowed': 'This cannot be done this way. Nothing was changed. Reload the page and try again.',
  'foreign-origin': 'The call came from another website and was stopped. Nothing was changed.',
  'too-many-requests': 'Too many attempts in a short time. Wait a minute and try again.',
  internal: 'Something went wrong on the server. What you have on the device is still there. Try again in a while.',
  unavailable: 'The server is busy right now. What you have on the device is still there. Try again in a while.',
  'not-signed-in': 'You are not signed in to the server. What you have on the device is still there. Sign in again.',
  'wrong-credentials': 'The user name or the password is wrong.',
  forbidden: 'Your account may not do this. Ask whoever runs the installation.',
  offline: 'The device has no network. Everything you do is saved here and you can go on working.',
  'no-answer': 'The server does not answer. Everything you do is saved on the device and you can go on working.',
  'feed-address-refused': 'The address may not be fetched. Only public web addresses on http and https can be added.',
  'feed-unreachable': 'The feed could not be reached. What was fetched earlier is still there. Try again later.',
  'feed-too-large': 'The feed is larger than 5 MB and was not fetched. What was fetched earlier is still there.',
  'feed-unreadable': 'The answer is no feed that can be read (RSS or Atom). Check the address.',
  'feed-exists': 'The feed is in the list already.',
  'feed-builtin': 'The built-in demo feed cannot be removed.',
  'host-refused': 'The address is not one that this installation may call. Nothing was sent there.',
  'host-unreachable': 'The other machine does not answer. Nothing has changed. Try again in a while.',
  'file-too-large': 'The file is larger than {limit} MB and was not added. Split it and try again.',
  'export-hindered':
    'The text may not be exported as it is: it must be reviewed or masked again, or export is turned off. Nothing left the device.',
  'file-empty': 'The file is empty. Nothing was added.',
  'file-type-unknown': 'The file type is not known. Add a PDF or plain text, or paste the text.',
  'file-type-later': 'The file type cannot be read yet. Save it as PDF or plain text, or paste the text.',
  'file-unreadable': 'The file is damaged and could not be read. No document was made.',
  'pdf-no-text': 'The PDF holds only images, no text. Run it through text recognition or write down what matters.',
  'pdf-password': 'The PDF is locked with a password. Save a copy without a password and add that.',
  'text-too-long': 'The text is longer than {limit} characters and was not added. Split it and try again.',
  'intake-cancelled': 'The import was cancelled. No document was made.',
  'intake-interrupted': 'The browser closed before the file was locked in. No document was made. Add the file again.',
  'gate-refused': 'The PII gate stopped the text. Nothing was saved. Remove or reword what is pointed out.',
  'storage-full': 'The device is out of space. What was saved already is still there. Make room and try again.',
  'storage-broken': 'The storage of the browser does not answer. Close other tabs, reload and try again.',
  'vault-locked': 'The vault is locked. Sign in to open it.',
  'vault-damaged': 'The original cannot be read: it is damaged or changed. The masked text is still there.',
  'original-missing': 'The original is not on this device. The masked text is still there.',
  'original-not-yours': 'Only the one who imported the original can open it.',
  'recording-in-use': 'The recording is open in another tab. Nothing was changed. Close that tab and try again.',
  'recording-no-room': 'There is room for less than 15 minutes. Nothing was recorded. Remove something and try again.',
  'recording-longest': 'The recording has reached 3 hours, the longest there is. All of it is saved.',
  'microphone-refused':
    'The browser may not use the microphone. Nothing is recorded. Allow it for this page and try again.',
  'microphone-missing': 'No microphone was found. Nothing is recorded. Connect one and try again.',
  'microphone-busy':
    'Something else uses the microphone, such as a call. What was recorded is saved. Try again when it is free.',
  'microphone-unsupported': 'This browser cannot record. Use a newer one, or add a sound file.',
  'worker-failed': 'The work stopped. What you had is still there. Try again.',
  cancelled: 'Cancelled. Nothing was changed.',
  'model-manifest-unreadable':
    'The description of the model could not be read. The rules mask as usual. Ask whoever runs the installation to look at the model.',
  'model-file-missing':
    'A file of the model is missing on the server. The rules mask as usual. Ask whoever runs the installation to look at the model.',
  'model-hash-mismatch':
    'A file of the model is not the one that was named and is not used. The rules mask as usual. Ask whoever runs the installation to look at the model.',
  'model-type-unknown':
    'The description of the model names something that cannot be masked. The rules mask as usual. Ask whoever runs the installation to look at the model.',
  'model-missing':
    'The chosen model is not on the server. The rules mask as usual. Ask whoever runs the installation to look at the choice.',
  'model-not-here':
    'The model is not on the device yet. The rules mask as usual. The model is fetched when there is a network.',
  'model-unusable':
    'The model could not be run on the device. The rules mask as usual. Ask whoever runs the installation to look at the model.',
  'model-fetch-off':
    'This installation fetches no models. Put the model in the server’s models folder, or turn fetching on in the server’s settings.',
  'model-fetch-busy': 'A model is being fetched already. Wait until it is done, or stop it.',
  'model-source-unset': 'The source is not set on the server. Nothing was fetched.',
  'model-source-lacks':
    'The source does not have the files. Nothing has changed. Choose another source or another model.',
  'model-hash-wrong': 'The file that came has another checksum than expected. It has been removed and is not used.',
  'model-no-room': 'The server has too little free space for the model. Free some space on the server and try again.',
  'model-unreadable': 'The files that came are no model that can be read. They have been removed.',
  'model-timed-out':
    'The model did not answer in time and was stopped. The rules mask as usual. Split the text or try a faster device.',
  'sound-needs-browser':
    'The server cannot read this kind of sound. Add the file in the app instead, or save it as WAV, MP3 or FLAC.',
  'sound-type-unknown':
    'The file is no sound that can be read. What works is WAV, MP3, M4A, AAC, OGG, Opus, WebM, FLAC and the sound of video files.',
  'sound-codec-missing': 'This browser cannot read the sound in the file. Save it as WAV and try again.',
  'sound-unreadable': 'The sound in the file could not be read. The file holds no sound or is damaged from the start.',
  'sound-too-long': 'The sound is longer than three hours. Split the file and try again.',
  'speech-window-failed':
    'This part could not be written out. The sound is still there. Try again, or listen and write it yourself.',
  'speech-model-missing':
    'The speech model is not on the device. The sound is still there. Fetch the model under Models.',
  'speech-model-crashed':
    'The speech model made the browser stop last time and does not start by itself. The sound is still there. Choose a smaller model.',
  'jobs-off': 'This installation takes no jobs. The sound is still on the device. Write it out on this device instead.',
  'jobs-each': 'You already have as many jobs waiting as you may. It goes on by itself when one is done.',
  'jobs-full': 'The server’s queue is full right now. It goes on by itself when there is room.',
  'job-not-allowed':
    'The material may not be handed to the server: the project is source-sensitive. Write it out on this device instead.',
  'job-input-wrong': 'The job could not be taken. The sound is still on the device.',
  'job-lost': 'The server started again and the job was lost. The sound is still on the device and is sent again.',
  'job-result-gone': 'The result is no longer on the server. The sound is still on the device. Try again.',
  'job-engine-failed':
    'The server could not write out the sound. The sound is still on the device. Try again, or write it out on the device.',
  'client-too-old':
    'The server has a newer version of Arbetsytan. Everything you do is kept on the device. Reload the page when you can, and it syncs again.',
  'sync-off': 'This installation does not sync between devices. Everything you do is kept on this device.',
  'no-access': 'You are no longer in the project. What you had written is kept under Rescued.',
  'row-unreadable': 'The server could not read the row. It is still on the device.',
  'row-refused':
    'The server found something that is not masked. The text is still on the device. Mask it and save again.',
  'level-too-low':
    'The text is masked at a lower level than the project asks for. It is still on the device. Raise the level.',
  'account-unknown': 'There is no account of that name that can be in a project.',
  'member-exists': 'That person is in the project already.',
  'owner-stays': 'A project must have an owner. Hand it over to somebody else first.',
  'vault-changed': 'The vault was changed from another device. Nothing has changed here. Try again.',
  'vault-other':
    'This device has another vault than your other devices, so nothing sealed syncs from here. Everything is still on the device.',
  'key-missing': 'The project’s key has not come to this device yet. Try again in a while.',
  'blob-damaged': 'The file did not arrive whole. It is still on the device and is sent again.',
  'pack-refused': 'Fort Knox stopped the material. Nothing has left the project. See the reasons below.',
  'report-refused': 'Fort Knox stopped the report. Nothing was saved or exported. See the reasons below.',
};
