// A module hook: whoever asks for `typescript` gets the version that still has a JavaScript API.
export function resolve(specifier, context, next) {
  return next(specifier === 'typescript' ? '@typescript/typescript6' : specifier, context);
}
