import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { nodeToParagraphs } from './plain-text.ts';

const LEAST_CHARACTERS = 200;

/** The article of a page as plain paragraphs; empty when there is none worth keeping. FINDINGS: Readability on linkedom. */
export function extractArticle(html: string): string[] {
  try {
    const { document } = parseHTML(html);
    const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      charThreshold: LEAST_CHARACTERS,
      serializer: (node) => node,
    }).parse();
    if (!article?.content) return [];
    return nodeToParagraphs(article.content as unknown as Parameters<typeof nodeToParagraphs>[0])
      .slice(0, 500)
      .map((paragraph) => paragraph.slice(0, 20_000));
  } catch {
    // A page that no parser understands has no article; the lead keeps its summary.
    return [];
  }
}
