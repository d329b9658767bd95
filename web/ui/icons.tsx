/** The few pictures there are. Each is decoration beside a word, so none has a name of its own. */
import type { ReactNode } from 'react';

type IconProps = { readonly size?: number };

const icon =
  (shape: ReactNode) =>
  ({ size = 16 }: IconProps) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none', display: 'block' }}
    >
      {shape}
    </svg>
  );

export const EmailIcon = icon(
  <>
    <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.5" />
    <path d="m2.5 4.5 5.5 4.25L13.5 4.5" />
  </>,
);
export const TextIcon = icon(
  <>
    <path d="M2 3.75A1.5 1.5 0 0 1 3.5 2.25h9A1.5 1.5 0 0 1 14 3.75v6a1.5 1.5 0 0 1-1.5 1.5H7l-3.25 2.5v-2.5H3.5A1.5 1.5 0 0 1 2 9.75z" />
    <path d="M5 5.75h6M5 8h3.5" />
  </>,
);
export const MailIcon = icon(
  <>
    <rect x="1.75" y="2.75" width="12.5" height="10.5" rx="1" />
    <path d="M11 5.25h1.25v1.5H11zM4 5.5h3.5M4 8h8M4 10.5h5.5" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3.5 3.5" />
  </>,
);
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.75" />
    <path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
  </>,
);
export const MoonIcon = icon(<path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7z" />);
export const UpIcon = icon(<path d="m4 9.75 4-4 4 4" />);
export const DownIcon = icon(<path d="m4 6.25 4 4 4-4" />);
export const DoorIcon = icon(
  <>
    <path d="M3.75 13.5V3.25a1 1 0 0 1 1-1h6.5a1 1 0 0 1 1 1V13.5M2 13.75h12" />
    <path d="M9.75 8.25v.01" strokeWidth="2" />
  </>,
);
export const CloseIcon = icon(<path d="m4 4 8 8m0-8-8 8" />);
export const HelpIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.25" />
    <path d="M6.25 6.25a1.75 1.75 0 1 1 2.4 1.6c-.45.2-.65.5-.65 1v.15M8 11.5v.05" />
  </>,
);
export const ChevronIcon = icon(<path d="m6 4 4 4-4 4" />);
export const CopyIcon = icon(
  <>
    <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1" />
    <path d="M10.25 3.25a.5.5 0 0 0-.5-.5h-6.5a.5.5 0 0 0-.5.5v6.5a.5.5 0 0 0 .5.5" />
  </>,
);
export const DragIcon = icon(
  <path d="M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01" strokeWidth="2" />,
);
export const MoreIcon = icon(<path d="M3.5 8v.01M8 8v.01M12.5 8v.01" strokeWidth="2.25" />);

/** Shapes that tell a status without its colour. */
export const SHAPES = {
  full: icon(<circle cx="8" cy="8" r="4.25" fill="currentColor" />),
  half: icon(
    <>
      <circle cx="8" cy="8" r="4.75" />
      <path d="M8 3.25a4.75 4.75 0 0 0 0 9.5z" fill="currentColor" stroke="none" />
    </>,
  ),
  quarter: icon(
    <>
      <circle cx="8" cy="8" r="4.75" />
      <path d="M8 3.25A4.75 4.75 0 0 1 12.75 8H8z" fill="currentColor" stroke="none" />
    </>,
  ),
  ring: icon(<circle cx="8" cy="8" r="4.75" />),
  dashed: icon(<circle cx="8" cy="8" r="4.75" strokeDasharray="2.2 2.8" />),
  tick: icon(<path d="m3.25 8.5 3.25 3.25 6.25-7" strokeWidth="2" />),
  double: icon(<path d="m1.5 8.5 3 3 5.5-6.5M8 11l.75.75L14.5 5" strokeWidth="1.75" />),
  cross: icon(<path d="m4.25 4.25 7.5 7.5m0-7.5-7.5 7.5" strokeWidth="2" />),
  square: icon(<rect x="3.75" y="3.75" width="8.5" height="8.5" rx="1" />),
  bar: icon(<path d="M3.5 8h9" strokeWidth="2" />),
  question: icon(<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.6M8 12.5v.01" strokeWidth="2" />),
} as const;
export type Shape = keyof typeof SHAPES;
