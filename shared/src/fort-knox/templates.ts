import type { TemplateId } from './pack-types.ts';

/** Sections of a report that hold lines, in the order they are read. */
export const SECTIONS = ['summary', 'themes', 'timeline', 'verify', 'risks', 'questions', 'nextSteps'] as const;
export type SectionId = (typeof SECTIONS)[number];

/** A template as data: how many lines each section may have in a pack of ordinary size, and which it lacks (0). */
export interface Template {
  readonly id: TemplateId;
  readonly title: string;
  /** Most lines by section; for themes, most themes. */
  readonly lines: Readonly<Record<SectionId, number>>;
  readonly linesPerTheme: number;
  /** Sections in reading order. */
  readonly order: readonly SectionId[];
}

export const TEMPLATE: Readonly<Record<TemplateId, Template>> = {
  weekly: {
    id: 'weekly',
    title: 'Veckorapport',
    lines: { summary: 10, themes: 12, timeline: 60, verify: 16, risks: 10, questions: 16, nextSteps: 14 },
    linesPerTheme: 8,
    order: ['summary', 'themes', 'timeline', 'verify', 'risks', 'questions', 'nextSteps'],
  },
  brief: {
    id: 'brief',
    title: 'Kort lägesbild',
    lines: { summary: 8, themes: 10, timeline: 50, verify: 12, risks: 8, questions: 12, nextSteps: 10 },
    linesPerTheme: 6,
    order: ['summary', 'timeline', 'themes', 'verify', 'questions', 'risks', 'nextSteps'],
  },
  incident: {
    id: 'incident',
    title: 'Incident',
    lines: { summary: 8, themes: 10, timeline: 80, verify: 16, risks: 12, questions: 14, nextSteps: 14 },
    linesPerTheme: 6,
    order: ['timeline', 'summary', 'risks', 'themes', 'verify', 'questions', 'nextSteps'],
  },
};
