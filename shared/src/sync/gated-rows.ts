import { z } from 'zod';
import { DOCUMENT_KINDS } from '../documents/document.ts';
import { ENGINES, POLICIES, TEMPLATES } from '../fort-knox/pack-types.ts';
import { KNOX_CODES, KNOX_REPAIRS } from '../fort-knox/reasons.ts';
import { CONFIDENCE, DATE_PRECISIONS } from '../fort-knox/report-types.ts';
import { MASK_LEVELS, SPAN_TYPES } from '../mask/levels.ts';
import { EVENT_KINDS } from '../projects/event.ts';
import { CLASSIFICATIONS, PROJECT_STATES } from '../projects/project.ts';
import { LANGUAGES } from '../recordings/recording.ts';
import { SOURCE_KINDS } from '../sources/source.ts';
import type { SYNC_LANES, SyncTable } from './lanes.ts';

// The rows of the gated lane as the server takes them. Every string is either somebody's words, and then marked so that the
// server gates it, or has a pattern that no sentence fits (`gated-rows.test.ts` walks every schema).

export type GatedTable = { [T in SyncTable]: (typeof SYNC_LANES)[T] extends 'gated' ? T : never }[SyncTable];

/** Words that must be masked at the row's level, or the project's where the row has none. */
const content = (most: number) => z.string().max(most).meta({ gated: 'content' });
/** Words that must be masked at strict or above, always. */
const title = (most: number) => z.string().max(most).meta({ gated: 'title' });

const id = z.string().regex(/^[A-Za-z0-9._:-]{1,120}$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const partOfDate = z.string().regex(/^\d{4}(-\d\d){0,2}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const place = z.int().nonnegative();
const level = z.enum(MASK_LEVELS);

const release = z.strictObject({
  kind: z.enum(['public', 'wrong-hit']),
  type: z.enum(SPAN_TYPES),
  // What is let stand: it covers itself, and nothing more.
  form: content(400),
  reason: content(1_000),
});

/** Of a masked text. A text that waits to be masked again has no hash of rules, and is not taken. */
const masked = {
  text: content(6_000_000),
  level,
  rulesetHash: hash,
  marks: z
    .array(
      z.strictObject({
        start: place,
        end: place,
        type: z.enum(SPAN_TYPES),
        rule: z.string().regex(/^[a-z0-9.-]{1,80}$/),
        placeholder: z.string().regex(/^\[[A-ZÅÄÖ-]{1,30} \d{1,9}(:s)?\]$/),
        confidence: z.int().min(0).max(100),
      }),
    )
    .max(200_000),
  releases: z.array(release).max(2_000).optional(),
  revision: z.int().nonnegative().optional(),
  secondOpinion: z.enum(['none', 'ran', 'missed']).optional(),
};

const own = { id, projectId: id, createdAt: instant, updatedAt: instant };
const tags = z.array(title(200)).max(200);

const transcript = z.strictObject({
  recordingId: id,
  durationMs: place,
  language: z.enum(LANGUAGES).nullable(),
  model: z.string().regex(/^[\w./-]{0,120}$/),
  // As they stand in the text.
  speakers: z.array(z.strictObject({ id, name: content(200) })).max(200),
  segments: z
    .array(
      z.strictObject({
        id,
        start: place,
        end: place,
        from: place,
        to: place,
        speaker: z.int().min(-1),
        words: z.array(z.tuple([place, place, place, place, z.int().min(-1).max(100)])).max(20_000),
        doubtful: z.boolean(),
      }),
    )
    .max(50_000),
  quotes: z.array(z.strictObject({ id, from: place, to: place, by: id, createdAt: instant })).max(5_000),
});

const citation = z.strictObject({
  document: id,
  paragraph: id,
  start: place,
  end: place,
  hash,
  at: place.optional(),
});
const reportLine = { text: content(4_000), quote: z.boolean(), citations: z.array(citation).max(50) };
const lines = z.array(z.strictObject(reportLine)).max(1_000);

const report = z.strictObject({
  format: z.literal(1),
  title: content(400),
  summary: lines,
  themes: z.array(z.strictObject({ label: content(400), lines })).max(200),
  timeline: z
    .array(
      z.strictObject({
        ...reportLine,
        date: partOfDate,
        precision: z.enum(DATE_PRECISIONS),
        interpreted: z.boolean(),
      }),
    )
    .max(2_000),
  verify: lines,
  risks: z.array(z.strictObject({ ...reportLine, countermeasure: content(4_000) })).max(500),
  questions: lines,
  nextSteps: lines,
  confidence: z.strictObject({ grade: z.enum(CONFIDENCE), reasons: z.array(content(1_000)).max(50) }),
  material: z.array(z.strictObject({ document: id, label: content(400), hash })).max(2_000),
  integrity: z.strictObject({
    fingerprint: hash,
    rulesetHash: hash,
    policy: z.enum(POLICIES),
    template: z.enum(TEMPLATES),
    engine: z.enum(ENGINES),
    engineVersion: z.string().regex(/^[\w.-]{0,40}$/),
    documents: place,
    paragraphs: place,
    quarantined: place,
    packBytes: place,
    gates: z
      .array(z.strictObject({ gate: z.string().regex(/^[a-z0-9-]{1,60}$/), ok: z.boolean(), checked: place }))
      .max(50),
    releases: z.array(release).max(2_000).optional(),
  }),
});

/** @throws nothing: use `safeParse` */
export const GATED_ROWS = {
  projects: z.strictObject({
    id,
    name: title(300),
    tags,
    classification: z.enum(CLASSIFICATIONS),
    state: z.enum(PROJECT_STATES),
    level,
    deadline: date.nullable(),
    leadId: id.nullable(),
    createdBy: id,
    createdAt: instant,
    updatedAt: instant,
  }),
  documents: z.strictObject({
    ...own,
    ...masked,
    kind: z.enum(DOCUMENT_KINDS),
    title: title(500),
    tags,
    date: date.nullable(),
    pages: z.int().positive().nullable(),
    bytes: place,
    originalId: id.nullable(),
    importedBy: id,
    reviewed: z.boolean(),
    restrictions: z.strictObject({ ai: z.boolean(), export: z.boolean(), fortKnox: z.boolean() }),
    report: z
      .strictObject({
        reportId: id,
        fingerprint: hash,
        policy: z.enum(POLICIES),
        template: z.enum(TEMPLATES),
        engine: z.enum(ENGINES),
      })
      .nullable(),
    transcript: transcript.optional(),
  }),
  notes: z.strictObject({
    ...own,
    ...masked,
    title: title(500),
    originalId: id.nullable(),
    importedBy: id,
    reviewed: z.boolean(),
    quotes: z
      .array(z.strictObject({ recordingId: id, from: place, to: place, paragraph: place }))
      .max(2_000)
      .optional(),
  }),
  sources: z.strictObject({
    ...own,
    kind: z.enum(SOURCE_KINDS),
    title: title(500),
    note: content(100_000),
    createdBy: id,
  }),
  events: z.strictObject({
    id,
    projectId: id,
    kind: z.enum(EVENT_KINDS),
    at: instant,
    by: id,
    subjectId: id.nullable(),
    text: content(20_000).nullable(),
    date: date.nullable(),
  }),
  reports: z.strictObject({
    ...own,
    policy: z.enum(POLICIES),
    template: z.enum(TEMPLATES),
    engine: z.enum(ENGINES),
    materialIds: z.array(id).max(2_000),
    state: z.enum(['waiting', 'refused', 'confirm', 'done', 'cancelled']),
    fingerprint: hash.nullable(),
    rulesetHash: hash.nullable(),
    previousReport: id.nullable(),
    report: report.nullable(),
    reasons: z
      .array(
        z.strictObject({
          code: z.enum(KNOX_CODES),
          documentId: id.nullable(),
          line: z
            .string()
            .regex(/^[A-Za-z0-9:.-]{1,60}$/)
            .nullable(),
          repair: z.enum(KNOX_REPAIRS),
          count: place,
        }),
      )
      .max(2_000),
    confirmed: z.array(z.string().regex(/^[A-Za-z0-9:.-]{1,60}$/)).max(5_000),
    documentId: id.nullable(),
    createdBy: id,
  }),
} as const satisfies Record<GatedTable, z.ZodType>;
