/** A link to a page of ours, as large as the text it stands in. */
import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Props = AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>;

export const AnchorLink = createLink((props: Props) => <Anchor inherit {...props} />);
