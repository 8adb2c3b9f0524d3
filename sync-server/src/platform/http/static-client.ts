import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

const YEAR_MS = 31_536_000_000;

/** First 12 hexadecimal digits of the hash of the built page, which names every script; "none" when nothing is built. */
export function clientBuild(folder: string): string {
  const page = join(folder, 'index.html');
  return existsSync(page) ? createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12) : 'none';
}

/** Serves the built client: hashed files for ever, the rest asked for again each time. */
export function staticClient(folder: string): RequestHandler {
  return express.static(folder, {
    index: 'index.html',
    dotfiles: 'ignore',
    redirect: false,
    setHeaders: (response, path) => {
      const hashed = /[\\/]assets[\\/][^\\/]*-[\w-]{8,}\.\w+$/.test(path);
      response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache');
    },
  });
}

/** Any other page of the app is the same page; the client's router takes over. Files that are missing stay missing. */
export function pageFallback(folder: string): RequestHandler {
  const page = join(folder, 'index.html');
  return (request, response, next) => {
    const wantsPage = request.method === 'GET' && !/\.\w+$/.test(request.path) && request.accepts('html') === 'html';
    if (!wantsPage) return next();
    if (!existsSync(page)) {
      response
        .status(503)
        .type('text/plain; charset=utf-8')
        .send('Klienten är inte byggd. Kör npm start i projektets mapp.');
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
}
