/**
 * Every error code of the product is born here. `status` is the HTTP status when the server says it, `retry` whether the
 * same call may succeed later, `level` how loud the log is. The copy is `i18n/sv/errors.ts`; the compiler checks it.
 */
export interface CodeFacts {
  readonly status: number;
  readonly retry: boolean;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
}

const facts = (status: number, retry: boolean, level: CodeFacts['level']): CodeFacts => ({ status, retry, level });

export const ERROR_CODES = {
  // the call
  'bad-request': facts(400, false, 'info'),
  'malformed-body': facts(400, false, 'info'),
  'body-too-large': facts(413, false, 'info'),
  'not-found': facts(404, false, 'debug'),
  'method-not-allowed': facts(405, false, 'debug'),
  'foreign-origin': facts(403, false, 'warn'),
  'too-many-requests': facts(429, true, 'warn'),
  internal: facts(500, true, 'error'),
  unavailable: facts(503, true, 'warn'),
  // the person
  'not-signed-in': facts(401, false, 'info'),
  'wrong-credentials': facts(401, false, 'warn'),
  forbidden: facts(403, false, 'warn'),
  // the network
  offline: facts(0, true, 'info'),
  'no-answer': facts(0, true, 'info'),
  // scout
  'feed-address-refused': facts(400, false, 'warn'),
  'feed-unreachable': facts(502, true, 'warn'),
  'feed-too-large': facts(502, false, 'warn'),
  'feed-unreadable': facts(502, false, 'warn'),
  'feed-exists': facts(409, false, 'info'),
  'feed-builtin': facts(409, false, 'info'),
  // hosts that the newsroom has configured
  'host-refused': facts(502, false, 'warn'),
  'host-unreachable': facts(502, true, 'warn'),
  // intake
  'file-too-large': facts(0, false, 'info'),
  'file-empty': facts(0, false, 'info'),
  'file-type-unknown': facts(0, false, 'info'),
  'file-type-later': facts(0, false, 'info'),
  'file-unreadable': facts(0, false, 'info'),
  'pdf-no-text': facts(0, false, 'info'),
  'pdf-password': facts(0, false, 'info'),
  'text-too-long': facts(0, false, 'info'),
  'intake-cancelled': facts(0, true, 'info'),
  'intake-interrupted': facts(0, false, 'warn'),
  'gate-refused': facts(422, false, 'info'),
  'export-hindered': facts(0, false, 'info'),
  // the device
  'storage-full': facts(0, true, 'warn'),
  'storage-broken': facts(0, true, 'error'),
  'vault-locked': facts(0, false, 'info'),
  'vault-damaged': facts(0, false, 'error'),
  'original-missing': facts(0, false, 'info'),
  'original-not-yours': facts(0, false, 'info'),
  'recording-in-use': facts(0, true, 'info'),
  'recording-no-room': facts(0, true, 'info'),
  'recording-longest': facts(0, false, 'info'),
  'microphone-refused': facts(0, true, 'info'),
  'microphone-missing': facts(0, true, 'info'),
  'microphone-busy': facts(0, true, 'info'),
  'microphone-unsupported': facts(0, false, 'info'),
  'worker-failed': facts(0, true, 'error'),
  cancelled: facts(0, true, 'debug'),
  // models
  'model-manifest-unreadable': facts(0, false, 'warn'),
  'model-file-missing': facts(0, false, 'warn'),
  'model-hash-mismatch': facts(0, false, 'warn'),
  'model-type-unknown': facts(0, false, 'warn'),
  'model-missing': facts(0, false, 'warn'),
  'model-not-here': facts(0, true, 'info'),
  'model-unusable': facts(0, false, 'warn'),
  'model-fetch-off': facts(409, false, 'info'),
  'model-fetch-busy': facts(409, true, 'info'),
  'model-source-unset': facts(409, false, 'info'),
  'model-source-lacks': facts(502, false, 'warn'),
  'model-hash-wrong': facts(422, false, 'warn'),
  'model-no-room': facts(507, true, 'warn'),
  'model-unreadable': facts(422, false, 'warn'),
  'model-timed-out': facts(0, true, 'warn'),
  // speech
  'sound-needs-browser': facts(0, false, 'info'),
  'sound-type-unknown': facts(0, false, 'info'),
  'sound-codec-missing': facts(0, false, 'info'),
  'sound-unreadable': facts(0, false, 'info'),
  'sound-too-long': facts(0, false, 'info'),
  'speech-window-failed': facts(0, true, 'warn'),
  'speech-model-missing': facts(0, false, 'info'),
  'speech-model-crashed': facts(0, false, 'warn'),
  // jobs
  'jobs-off': facts(409, false, 'info'),
  'jobs-each': facts(429, true, 'info'),
  'jobs-full': facts(503, true, 'warn'),
  'job-not-allowed': facts(403, false, 'warn'),
  'job-input-wrong': facts(400, false, 'info'),
  'job-lost': facts(409, true, 'warn'),
  'job-result-gone': facts(410, true, 'info'),
  'job-engine-failed': facts(502, true, 'warn'),
  // sync
  'client-too-old': facts(426, false, 'info'),
  'sync-off': facts(409, false, 'info'),
  'no-access': facts(403, false, 'info'),
  'row-unreadable': facts(422, false, 'warn'),
  'row-refused': facts(422, false, 'info'),
  'level-too-low': facts(422, false, 'info'),
  'account-unknown': facts(404, false, 'info'),
  'member-exists': facts(409, false, 'info'),
  'owner-stays': facts(409, false, 'info'),
  'vault-changed': facts(409, true, 'info'),
  'vault-other': facts(0, false, 'warn'),
  'key-missing': facts(409, true, 'info'),
  'blob-damaged': facts(422, false, 'warn'),
  // Fort Knox
  'pack-refused': facts(422, false, 'info'),
  'report-refused': facts(422, false, 'info'),
} as const satisfies Record<string, CodeFacts>;

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CODES, value);
}
