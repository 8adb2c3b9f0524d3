import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { DOCUMENT_BYTES } from '@arbetsytan/shared/ingest/limits';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import { expect, test } from 'vitest';
import type { Desk, IntakeRow, OriginalMeta, Table } from '../../../platform/desk/desk.port.ts';
import { maskAll } from '../../../platform/masking/mask-all.ts';
import { createIntake, type Locks } from './intake-queue.ts';
import { readFile } from './read-file.ts';
import type { Reader } from './reader.ts';

const at = '2026-11-23T04:00:00.000Z';

function memoryTable<T extends { readonly id: string }>(): Table<T> & { readonly rows: Map<string, T> } {
  const rows = new Map<string, T>();
  return {
    rows,
    get: async (id) => rows.get(id) ?? null,
    list: async () => [...rows.values()],
    put: async (row) => {
      rows.set(row.id, row);
    },
    remove: async (id) => {
      rows.delete(id);
    },
    watch: () => () => {},
    watchOne: () => () => {},
  };
}

/** A device whose browser can be killed: what is in `disk` stays, the rest is gone. */
function disk() {
  const documents = memoryTable<DocumentRow>();
  const originals = memoryTable<OriginalMeta>();
  const intakes = memoryTable<IntakeRow>();
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>();
  return { documents, originals, intakes, blobs };
}
type Disk = ReturnType<typeof disk>;

function deskOn(on: Disk, changes: Partial<Desk> = {}): Desk {
  let ids = on.intakes.rows.size + on.documents.rows.size * 100;
  const project = { id: 'p1', level: 'strict' };
  const mask = (texts: readonly string[]) =>
    maskAll({ texts, level: 'strict', project: EMPTY_MASK_PROJECT, at: '2026-11-23T12:00:00.000Z' });
  const desk = {
    account: { id: 'anna', username: 'anna', name: 'Anna', role: 'editor' },
    projects: { get: async (id: string) => (id === 'p1' ? project : null) },
    documents: on.documents,
    vault: {
      originals: on.originals,
      intakes: on.intakes,
      storeOriginal: async (meta: OriginalMeta, bytes: Uint8Array<ArrayBuffer>) => {
        on.blobs.set(meta.id, bytes.slice());
        await on.originals.put(meta);
      },
      openOriginal: async (id: string) => on.blobs.get(id)?.slice() ?? Promise.reject(new AppError('original-missing')),
      removeOriginal: async (id: string) => {
        on.blobs.delete(id);
        on.originals.rows.delete(id);
      },
    },
    masking: {
      maskForProject: async ({ texts }: { texts: readonly string[] }) => {
        const verdict = mask(texts);
        return verdict.ok ? { ok: true, value: verdict.value.contents } : verdict;
      },
      maskTitles: async (
        _project: string,
        _level: string,
        titles: readonly string[],
      ): Promise<Verdict<readonly GatedText[], GateReason>> => {
        const verdict = mask(titles);
        return verdict.ok ? { ok: true, value: verdict.value.contents.map(({ text }) => text) } : verdict;
      },
    },
    record: async () => {},
    newId: () => `id${++ids}`,
    now: () => at,
    ...changes,
  };
  return desk as unknown as Desk;
}

function createLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  const take = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    while (held.has(name)) await held.get(name);
    const running = work();
    const settled = running
      .then(
        () => {},
        () => {},
      )
      .finally(() => held.delete(name));
    held.set(name, settled);
    return running;
  };
  return {
    underLock: take,
    ifUnlocked: async (name, work) => (held.has(name) ? null : take(name, work)),
  };
}

const read: Reader = (bytes, name, onPage) => readFile(bytes, name, onPage);
const file = (text: string, name: string) => new File([text], name);
const ended = (step: string) => ['done', 'failed', 'cancelled'].includes(step);
const settled = (intake: ReturnType<typeof createIntake>) =>
  expect.poll(() => intake.items().every(({ state }) => ended(state.step))).toBe(true);

test('a text becomes a masked document, its original safe and its journal cleared', async () => {
  const on = disk();
  const intake = createIntake(deskOn(on), read, createLocks());
  intake.addFiles('p1', [file('Anna Lindqvist ringde 070-174 06 58.', 'Anna_Lindqvist.txt')]);
  await settled(intake);
  const [document] = await on.documents.list();
  expect(document?.text).not.toMatch(/Lindqvist|070/);
  expect(document?.title).not.toContain('Lindqvist');
  expect(intake.items()[0]?.state).toEqual({ step: 'done', documentId: document?.id });
  expect(new TextDecoder().decode(on.blobs.get(document?.originalId ?? ''))).toContain('Anna Lindqvist');
  expect(on.intakes.rows.size).toBe(0);
});

test('files that can not be used say why, and the rest goes on', async () => {
  const on = disk();
  const intake = createIntake(deskOn(on), read, createLocks());
  const huge = Object.defineProperty(file('x', 'stor.txt'), 'size', { value: DOCUMENT_BYTES + 1 });
  const image = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'bild.txt');
  const gone = Object.assign(file('x', 'borta.txt'), { arrayBuffer: () => Promise.reject(new Error('gone')) });
  const items = intake.addFiles('p1', [file('', 'tom.txt'), huge, image, gone, file('Hej.', 'bra.txt')]);
  expect(items.map(({ name }) => name)).toEqual(['tom.txt', 'stor.txt', 'bild.txt', 'borta.txt', 'bra.txt']);
  await settled(intake);
  const codes = intake.items().map(({ state }) => (state.step === 'failed' ? state.code : state.step));
  expect(codes).toEqual(['file-empty', 'file-too-large', 'file-type-later', 'file-unreadable', 'done']);
  expect(on.documents.rows.size).toBe(1);
  expect(on.blobs.size).toBe(1);
  expect(on.intakes.rows.size).toBe(0);
});

/** Lets the intake run until `point` throws, as if the browser died there: nothing after it happens. */
function dyingAt(on: Disk, point: 'record' | 'mask' | 'document' | 'clear'): Desk {
  const forever = () => new Promise<never>(() => {});
  const base = deskOn(on);
  if (point === 'record') return { ...base, record: forever };
  if (point === 'mask') return { ...base, masking: { ...base.masking, maskForProject: forever } };
  if (point === 'document') return { ...base, documents: { ...base.documents, put: forever } };
  return { ...base, vault: { ...base.vault, intakes: { ...base.vault.intakes, remove: forever } } };
}

test.each(['mask', 'document', 'record', 'clear'] as const)(
  'a browser killed at "%s" makes exactly one document after the next start',
  async (point) => {
    const on = disk();
    const dead = createIntake(dyingAt(on, point), read, createLocks());
    dead.addFiles('p1', [file('Räksmörgås på bordet.', 'a.txt')]);
    await expect.poll(() => on.blobs.size).toBe(1);
    await expect.poll(() => dead.items()[0]?.state.step).toBe('masking');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(on.intakes.rows.size).toBe(1);
    const alive = createIntake(deskOn(on), read, createLocks());
    await alive.resume();
    expect(alive.items().map(({ state }) => state.step)).toEqual(['done']);
    expect([...on.documents.rows.values()].map(({ text }) => text)).toEqual(['Räksmörgås på bordet.']);
    expect(on.intakes.rows.size).toBe(0);
  },
);

test('a browser killed before the original was safe says that nothing was added', async () => {
  const on = disk();
  const dead = deskOn(on);
  const forever = { ...dead, vault: { ...dead.vault, storeOriginal: () => new Promise<never>(() => {}) } };
  createIntake(forever, read, createLocks()).addFiles('p1', [file('Hej.', 'a.txt')]);
  await expect.poll(() => on.intakes.rows.size).toBe(1);
  const alive = createIntake(deskOn(on), read, createLocks());
  await alive.resume();
  expect(alive.items()[0]?.state).toMatchObject({ step: 'failed', code: 'intake-interrupted' });
  expect(on.documents.rows.size).toBe(0);
});

test('two tabs that start at once take an intake up in one of them only', async () => {
  const on = disk();
  createIntake(dyingAt(on, 'mask'), read, createLocks()).addFiles('p1', [file('Hej.', 'a.txt')]);
  await expect.poll(() => on.blobs.size).toBe(1);
  let masked = 0;
  const counting = () => {
    const base = deskOn(on);
    const maskForProject: Desk['masking']['maskForProject'] = (input) => {
      masked += 1;
      return base.masking.maskForProject(input);
    };
    return { ...base, masking: { ...base.masking, maskForProject } };
  };
  const locks = createLocks();
  await Promise.all([createIntake(counting(), read, locks).resume(), createIntake(counting(), read, locks).resume()]);
  expect(masked).toBe(1);
  expect(on.documents.rows.size).toBe(1);
});

test('cancel stops the reading and takes the original away', async () => {
  const on = disk();
  const slow: Reader = (_bytes, _name, onPage, signal) =>
    new Promise((_resolve, reject) => {
      onPage(3, 900);
      signal.addEventListener('abort', () => reject(new AppError('cancelled')));
    });
  const intake = createIntake(deskOn(on), slow, createLocks());
  const [item] = intake.addFiles('p1', [file('Hej.', 'a.txt')]);
  await expect.poll(() => intake.items()[0]?.state).toEqual({ step: 'reading', page: 3, of: 900 });
  intake.cancel(item?.id ?? '');
  expect(intake.items()[0]?.state.step).toBe('cancelled');
  await expect.poll(() => on.intakes.rows.size).toBe(0);
  expect([on.blobs.size, on.originals.rows.size, on.intakes.rows.size, on.documents.rows.size]).toEqual([0, 0, 0, 0]);
});

test('a disk that was full can be tried again, and then makes the document', async () => {
  const on = disk();
  let full = true;
  const base = deskOn(on);
  const storeOriginal: Desk['vault']['storeOriginal'] = (meta, bytes) =>
    full ? Promise.reject(new AppError('storage-full')) : base.vault.storeOriginal(meta, bytes);
  const intake = createIntake({ ...base, vault: { ...base.vault, storeOriginal } }, read, createLocks());
  const [item] = intake.addFiles('p1', [file('Hej.', 'a.txt')]);
  await settled(intake);
  expect(intake.items()[0]).toMatchObject({ state: { step: 'failed', code: 'storage-full' }, canRetry: true });
  expect(on.intakes.rows.size).toBe(0);
  full = false;
  intake.retry(item?.id ?? '');
  await expect.poll(() => intake.items()[0]?.state.step).toBe('done');
  expect(on.documents.rows.size).toBe(1);
});

test('a text the gate refuses leaves no document, and its original goes when it is dismissed', async () => {
  const on = disk();
  const base = deskOn(on);
  const refused = { ok: false, reasons: [{ code: 'digits', start: 0, end: 6 }] } as const;
  const masking = { ...base.masking, maskForProject: async () => refused };
  const intake = createIntake({ ...base, masking }, read, createLocks());
  const item = await intake.addPastedText('p1', 'Titel', 'Något hemligt');
  expect(item).toMatchObject({ state: { step: 'failed', code: 'gate-refused', params: { count: 1 } }, canRetry: true });
  expect(on.documents.rows.size).toBe(0);
  expect(on.intakes.rows.get(item.id)?.state).toBe('failed');
  const next = createIntake({ ...base, masking }, read, createLocks());
  await next.resume();
  expect(next.items()[0]).toMatchObject({
    name: 'Titel',
    state: { step: 'failed', code: 'gate-refused' },
    canRetry: true,
  });
  next.dismiss(item.id);
  await expect.poll(() => on.blobs.size + on.intakes.rows.size).toBe(0);
});

test('a pasted text is not mistaken for a file, whatever it begins with', async () => {
  const on = disk();
  const intake = createIntake(deskOn(on), read, createLocks());
  const item = await intake.addPastedText('p1', '', '%PDF-1.4 är hur en pdf börjar, å.');
  expect(item.state.step).toBe('done');
  const [document] = await on.documents.list();
  expect(document).toMatchObject({ kind: 'pasted', text: '%PDF-1.4 är hur en pdf börjar, å.' });
  expect((await intake.addPastedText('p1', 'Tomt', '   ')).state).toMatchObject({ step: 'failed', code: 'file-empty' });
});

test('an article keeps its title, its paragraphs and its date', async () => {
  const on = disk();
  const intake = createIntake(deskOn(on), read, createLocks());
  const article = { title: 'Bron stängs', paragraphs: ['Första stycket.', 'Andra stycket.'], date: '2026-10-01' };
  expect((await intake.addArticle('p1', article)).state.step).toBe('done');
  const [document] = await on.documents.list();
  expect(document).toMatchObject({
    kind: 'article',
    title: 'Bron stängs',
    date: '2026-10-01',
    text: 'Bron stängs\n\nFörsta stycket.\n\nAndra stycket.',
  });
});

test('files that still waited when the browser was killed are named at the next start', async () => {
  const on = disk();
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
  const dead = createIntake(dyingAt(on, 'mask'), read, createLocks());
  dead.addFiles(
    'p1',
    names.map((name) => file('Hej.', name)),
  );
  await expect.poll(() => on.blobs.size).toBe(2);
  const alive = createIntake(deskOn(on), read, createLocks());
  await alive.resume();
  const told = alive.items().map(({ name, state }) => `${name} ${state.step === 'failed' ? state.code : state.step}`);
  expect(told.sort()).toEqual(['a.txt done', 'b.txt done', 'c.txt intake-interrupted', 'd.txt intake-interrupted']);
});

test('a file that waits for its turn is cancelled at once', () => {
  const on = disk();
  const intake = createIntake(dyingAt(on, 'mask'), read, createLocks());
  const items = intake.addFiles(
    'p1',
    ['a.txt', 'b.txt', 'c.txt'].map((name) => file('Hej.', name)),
  );
  intake.cancel(items[2]?.id ?? '');
  expect(intake.items()[2]?.state.step).toBe('cancelled');
});
