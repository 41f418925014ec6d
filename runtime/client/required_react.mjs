// For esbuild: packages in CommonJS take React from where all other modules have it.

export const requiredReact = {
  name: "required-react",
  setup(build) {
    build.onResolve({ filter: /^react(-dom)?$/ }, ({ path, kind }) => (kind === "require-call" ? { path, namespace: "required" } : undefined));
    build.onLoad({ filter: /./, namespace: "required" }, ({ path }) => ({ contents: `export * from "${path}";`, resolveDir: "." }));
  },
};
