import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import type { Table } from '../desk/desk.port.ts';
import type { Tables } from '../store/database.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import type { Spawned } from '../workers/spawn.ts';
import { maskProjectOf } from './masking.ts';

interface StoredContent extends MaskedContent {
  readonly id: string;
  readonly projectId: string;
  readonly updatedAt: string;
}

/**
 * Texts that were masked under older rules are gated under today's. One that passes gets today's hash; one that does not
 * keeps the old one, which is how Fort Knox and the document view know that it must be masked again.
 * @returns how many are held
 */
export async function regateStale(
  tables: Pick<Tables, 'documents' | 'notes' | 'maskprojects'>,
  rules: { readonly call: Spawned<RulesPort>['call'] },
  now: () => string,
): Promise<number> {
  const today = await rules.call((port) => port.rulesetHash());

  async function regateAll<T extends StoredContent>(table: Table<T>): Promise<number> {
    let held = 0;
    const stale = (await table.list()).filter((row) => row.rulesetHash !== today);
    for (const row of stale) {
      const project = await maskProjectOf(tables.maskprojects, row.projectId);
      const [hash] = await rules.call((port) => port.regate({ texts: [row], project }));
      const current = await table.get(row.id);
      if (!hash) held += 1;
      // Only the text that was gated gets the hash: a person may have changed the row meanwhile.
      else if (current && current.text === row.text)
        await table.put({ ...current, rulesetHash: hash, updatedAt: now() });
    }
    return held;
  }

  return (await regateAll(tables.documents)) + (await regateAll(tables.notes));
}
