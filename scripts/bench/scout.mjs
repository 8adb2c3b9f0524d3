import { extractArticle } from '../../sync-server/dist/rooms/scout/article.js';
import { readFeed } from '../../sync-server/dist/rooms/scout/feed-reader.js';
import { medianCpu, row } from './measure.mjs';

export async function bench(stick) {
  const paragraph =
    'Kommunen lämnade ut handlingarna efter tre veckor, och av dem framgår att beslutet fattades innan underlaget fanns. '.repeat(
      4,
    );
  const item = (index) =>
    `<item><guid>${index}</guid><title>Rubrik ${index}</title><link>https://nyheter.example/${index}</link><description>&lt;p&gt;${paragraph}&lt;/p&gt;</description><pubDate>Mon, 23 Nov 2026 06:00:00 +0100</pubDate></item>`;
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Flöde</title>${Array.from({ length: 200 }, (_, index) => item(index)).join('')}</channel></rss>`;
  const reading = medianCpu(() => readFeed('bench', feed));
  row('feed of 200 items', reading, 'CPU s', reading / stick);

  const noise = `<div class="nav"><ul>${'<li><a href="/x">Länk till något annat</a></li>'.repeat(80)}</ul></div>`;
  const page = `<!doctype html><html><head><title>Sida</title></head><body>${noise}<article><h1>Rubrik</h1>${`<p>${paragraph}</p>`.repeat(20)}</article>${noise}</body></html>`;
  const extracting = medianCpu(() => extractArticle(page));
  row('article page of 12 kB text', extracting, 'CPU s', extracting / stick);
}
