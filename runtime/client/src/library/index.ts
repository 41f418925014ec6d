export { compareIn, compareText, equal } from "./equal";
export * from "./duration";
export * from "./float";
export * from "./int";
export * from "./list";
export * from "./option";
export * from "./range";
export * from "./text";
export * from "./value";
