/** Our few icons, drawn on a 24-pixel grid. Always beside a word or with a label on what holds them. */
const PATHS = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  scout: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm5 12 4 4',
  folder: 'M3 6h6l2 3h10v10H3z',
  fort: 'M4 20V8l2 2V6h3v3h2V5h2v4h2V6h3v4l2-2v12zM10 20v-5h4v5',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M8 14v6',
  check: 'M5 12.5 10 17l9-10',
  dot: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  close: 'M6 6l12 12M18 6 6 18',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  plus: 'M12 5v14M5 12h14',
  back: 'M14 6l-6 6 6 6',
  warn: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.5',
  offline: 'M4 4l16 16M8.5 15a5 5 0 0 1 6 0M5 11.5a10 10 0 0 1 4-2.3M13 8.6a10 10 0 0 1 6 2.9M12 19h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill={name === 'dot' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
