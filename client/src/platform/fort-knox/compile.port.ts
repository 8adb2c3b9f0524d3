import type { Material } from '@arbetsytan/shared/fort-knox/material';
import type { EngineId, PolicyId, TemplateId } from '@arbetsytan/shared/fort-knox/pack-types';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { Classification } from '@arbetsytan/shared/projects/project';

/** Everything a report is made of, as plain values that cross into a worker. */
export interface CompileOrder {
  readonly project: {
    readonly name: string;
    readonly tags: readonly string[];
    readonly classification: Classification;
  };
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly engine: EngineId;
  readonly materials: readonly Material[];
  readonly previousReport: string | null;
  readonly maskProject: MaskProject;
  readonly confirmed: { readonly lines: readonly string[]; readonly fingerprint: string | null };
  /** Reports of the project that may be the same one. */
  readonly earlier: readonly KnoxReport[];
}

export type CompileAnswer =
  | { readonly ok: true; readonly report: KnoxReport }
  | { readonly ok: false; readonly reasons: readonly KnoxReason[]; readonly pending: KnoxReport | null };

export type OnStep = (step: string, done: number, of: number) => void;
