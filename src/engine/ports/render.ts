/** The seam to templates: content and a record in, the message its recipient will see out. */
import type { SequenceContent } from '#domain/campaign/sequence';
import type { RenderedMessage, PostalAddress } from './channel.ts';

export type MergeAddress = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};
export type MergePerson = {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** First and last name, or the company, or the address: never empty. */
  readonly name: string;
  readonly companyName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mailingAddress: MergeAddress | null;
  readonly custom: Readonly<Record<string, string | number | boolean | null>>;
};
export type MergeProperty = {
  readonly id: string;
  readonly address: MergeAddress | null;
  readonly parcelNumber: string | null;
  readonly custom: Readonly<Record<string, string | number | boolean | null>>;
};
/** What a template can name: `record.*` is the person reached, `property.*` the property (null values when none). */
export type MergeData = {
  readonly record: MergePerson;
  readonly property: MergeProperty | null;
  readonly campaign: { readonly name: string };
  readonly workspace: {
    readonly name: string;
    readonly postalAddress: PostalAddress | null;
    readonly supportEmail: string | null;
  };
  readonly unsubscribeUrl: string;
  /** Where an email, a text or a piece goes; only the one of the touch's channel is used. */
  readonly to: {
    readonly email: string | null;
    readonly phone: string | null;
    readonly address: PostalAddress | null;
  };
};

/** A fault in a template, placed: `path` is the field (`subject`, `html`…), line and column where known (1-based). */
export type TemplateFault = {
  readonly path: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
};

export interface Renderer {
  /**
   * Everything that can be known before a record is: syntax, unknown merge fields, missing content, limits.
   * `customFields`: names that exist in the workspace, allowed after `custom.`.
   */
  check(content: SequenceContent, customFields: ReadonlySet<string>): Promise<readonly TemplateFault[]>;
  /** Rejects with RenderFailure when a limit is hit or the template fails on this record. */
  render(content: SequenceContent, data: MergeData): Promise<RenderedMessage>;
}

/** The template failed on this very record; the touch is skipped `render_failed` and the detail is stored. */
export class RenderFailure extends Error {
  override readonly name = 'RenderFailure';
}
