/** Titles of a document whose own name says nothing, or could not pass the gate. */
export const intakeSv = {
  untitled: {
    pdf: 'PDF-dokument',
    text: 'Textdokument',
    pasted: 'Inklistrad text',
    article: 'Artikel',
    transcript: 'Transkript',
  },
} as const;
