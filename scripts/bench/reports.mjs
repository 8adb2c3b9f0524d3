import { OPEN_RESTRICTIONS } from '../../shared/dist/documents/document.js';
import { compileReport } from '../../shared/dist/fort-knox/compile.js';
import { extractEngine } from '../../shared/dist/fort-knox/extract/extract.js';
import { pack } from '../../shared/dist/fort-knox/pack.js';
import { templateLinesEngine } from '../../shared/dist/fort-knox/template-lines/template-lines.js';
import { MASK_RULESET_HASH } from '../../shared/dist/mask/ruleset.js';
import { medianCpu, row } from './measure.mjs';

const SUBJECTS = [
  'nämnden',
  'bolaget',
  'länsstyrelsen',
  'revisorn',
  'kommunen',
  'leverantören',
  'styrelsen',
  'handläggaren',
];
const VERBS = ['beslutade om', 'köpte', 'granskade', 'avslog', 'fakturerade', 'mätte', 'redovisade', 'begärde in'];
const OBJECTS = [
  'marken vid hamnen',
  'snöröjningen',
  'råvattnet',
  'avtalet',
  'bidraget',
  'taket',
  'loggarna',
  'upphandlingen',
];

/** Documents of made sentences; the same every time. */
function documents(count, wordsEach) {
  let seed = 7;
  const next = (most) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed % most;
  };
  return Array.from({ length: count }, (_, index) => {
    const sentences = [];
    for (let words = 0; words < wordsEach; words += 14) {
      const [subject, verb, object] = [SUBJECTS[next(8)], VERBS[next(8)], OBJECTS[next(8)]];
      sentences.push(
        `Den ${1 + next(28)} maj 2026 ${verb.split(' ')[0]} ${subject} ${object} för ${1 + next(90)},${next(10)} miljoner kronor enligt ett yttrande om ${OBJECTS[next(8)]}.`,
      );
    }
    const text = sentences.reduce(
      (all, sentence, at) => all + (at % 4 === 0 && at > 0 ? '\n\n' : at > 0 ? ' ' : '') + sentence,
      '',
    );
    return {
      id: `d${index}`,
      title: `Handling ${index}`,
      kind: 'text',
      date: '2026-05-30',
      level: 'strict',
      tags: [],
      text,
      reviewed: true,
      restrictions: OPEN_RESTRICTIONS,
      rulesetHash: MASK_RULESET_HASH,
      isReport: false,
    };
  });
}

function compile(materials, policy) {
  return compileReport({
    project: { name: 'Mätning', tags: [], classification: 'normal' },
    policy,
    template: 'weekly',
    engine: policy === 'internal' ? extractEngine : templateLinesEngine,
    materials,
    previousReport: null,
    gate: {},
    confirmed: { lines: new Set(), fingerprint: null },
  });
}

export async function bench(stick) {
  const sizes = [
    ['10,000 words in 20 documents', documents(20, 500)],
    ['200 documents of 100 words', documents(200, 100)],
  ];
  for (const [name, materials] of sizes) {
    const packing = medianCpu(() =>
      pack({
        project: { name: 'Mätning', tags: [] },
        policy: 'internal',
        template: 'weekly',
        engine: 'extract',
        rulesetHash: '',
        previousReport: null,
        materials,
      }),
    );
    row(`pack, ${name}`, packing, 'CPU s', packing / stick);
    for (const policy of ['internal', 'external']) {
      const seconds = medianCpu(() => compile(materials, policy), 3);
      const { ok } = compile(materials, policy);
      row(`compile, ${policy}, ${name}${ok ? '' : ' (refused)'}`, seconds, 'CPU s', seconds / stick);
    }
  }
}
