import type { SourceKind } from '../../sources/source.ts';

export const sourceKindsSv: Record<SourceKind, string> = {
  link: 'Länk',
  person: 'Person',
  document: 'Dokument',
  other: 'Annat',
};

export const sourcesSv = {
  list: 'Källor',
  loading: 'Hämtar källorna',
  emptyTitle: 'Inga källor ännu',
  emptyText:
    'Lägg upp varifrån uppgifterna kommer. Namn och kontakt stannar i valvet, bara en maskerad beskrivning sparas i projektet.',
  add: 'Lägg till källa',
  addTitle: 'Ny källa',
  editTitle: 'Ändra källan',
  kind: 'Slag',
  title: 'Beskrivning för projektet',
  titleHint: 'Till exempel ”Tjänsteman på kommunen”. Maskeras alltid.',
  titleMissing: 'Beskriv källan med några ord.',
  note: 'Anteckning för projektet',
  noteHint: 'Maskeras.',
  secret: 'Bara i valvet',
  secretHint: 'Krypterat på den här enheten. Delas aldrig.',
  name: 'Vem eller vad det är',
  contact: 'Kontakt eller adress',
  save: 'Spara källan',
  saved: 'Källan är sparad',
  cancel: 'Avbryt',
  edit: 'Ändra',
  show: 'Visa ur valvet',
  hide: 'Dölj',
  hasSecret: 'Har uppgifter i valvet',
  remove: 'Ta bort',
  removeTitle: 'Ta bort källan?',
  removeText: 'Beskrivningen och uppgifterna i valvet tas bort. Det går inte att ångra.',
  removed: 'Källan är borttagen',
  showMore: 'Visa fler',
} as const;
