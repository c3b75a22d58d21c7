import type { DataContract } from '#shared/contract/data';
import type { PoliciesChanged } from '#shared/contract/policies';
import type { Listing } from '#shared/domain/listing';
import type { Statement } from '#shared/domain/statement';
import type { InputOf } from '#shared/rpc/contract';
import { formatNumber, plural } from '../../../components/format.ts';
import { callData } from '../../../data/data-client.ts';
import { useCommand } from '../../../data/hooks.ts';
import { showUndo } from '../../inventory/tagging/show-undo.tsx';

const NOUNS: Record<Statement['kind'], string> = {
  answer: 'Answer',
  authorisation: 'Authorisation',
  waiver: 'Waiver',
};

/** What a change of the records did to verdicts, in words. */
export function outcomeWords({ changed, before, after }: PoliciesChanged): string {
  if (changed === 0) return 'No verdict changed.';
  const parts = (['flagged', 'undetermined', 'clear'] as const)
    .filter((part) => before[part] !== after[part])
    .map((part) => `${part} ${formatNumber(before[part])} → ${formatNumber(after[part])}`);
  const counts = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `${plural(changed, 'item')} changed${counts}.`;
}

function offerUndo(title: string) {
  return (outcome: PoliciesChanged): void => {
    showUndo(title, outcomeWords(outcome), async () => {
      await callData('history.undo', { changeId: outcome.changeId });
    });
  };
}

type Facts = InputOf<DataContract, 'policies.setOperatorFacts'>['facts'];

type Records = {
  readonly isPending: boolean;
  /** Puts a statement on record, or in the place of another. */
  save(this: void, statement: Statement, replacing: number | null, onDone?: () => void): void;
  remove(this: void, id: number, kind: Statement['kind']): void;
  list(this: void, listing: Listing, supplierName: string, onDone: () => void): void;
  unlist(this: void, policyId: string, supplierId: string, supplierName: string): void;
  setFacts(this: void, facts: Facts): void;
};

/** Changes what is on record; tells what it did to verdicts and offers to take it back. */
export function useRecords(): Records {
  const adding = useCommand('policies.addStatement');
  const replacing = useCommand('policies.replaceStatement');
  const removing = useCommand('policies.removeStatement');
  const listing = useCommand('policies.listSupplier');
  const unlisting = useCommand('policies.unlistSupplier');
  const sizing = useCommand('policies.setOperatorFacts');
  const all = [adding, replacing, removing, listing, unlisting, sizing];
  return {
    isPending: all.some((each) => each.isPending),
    save: (statement, id, onDone) => {
      const told = (verb: string) => (outcome: PoliciesChanged) => {
        offerUndo(`${NOUNS[statement.kind]} ${verb}`)(outcome);
        onDone?.();
      };
      if (id === null) adding.mutate(statement, { onSuccess: told('recorded') });
      else replacing.mutate({ id, statement }, { onSuccess: told('changed') });
    },
    remove: (id, kind) => {
      removing.mutate({ id }, { onSuccess: offerUndo(`${NOUNS[kind]} removed`) });
    },
    list: (entry, supplierName, onDone) => {
      listing.mutate(entry, {
        onSuccess: (outcome) => {
          offerUndo(`${supplierName} is listed`)(outcome);
          onDone();
        },
      });
    },
    unlist: (policyId, supplierId, supplierName) => {
      const title = `${supplierName} is not listed any more`;
      unlisting.mutate({ policyId, supplierId }, { onSuccess: offerUndo(title) });
    },
    setFacts: (facts) => {
      sizing.mutate({ facts }, { onSuccess: offerUndo('Size of the operator saved') });
    },
  };
}
