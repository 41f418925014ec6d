// Catches failures of what is in it, and tries again when what that reads has changed.

import { Component, type ReactNode } from "react";
import { failureRecord } from "./failure";
import { onAnyChange, type Cell } from "./store";

interface Props {
  fallback?: (failure: ReturnType<typeof failureRecord>) => ReactNode;
  /** What is read in it; without it any cell may be the one. */
  cells?: readonly Cell[];
  children?: ReactNode;
}

interface State {
  caught: { error: unknown } | null;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { caught: null, children: this.props.children };
  private ends: (() => void)[] = [];

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.children === state.children ? null : { caught: null, children: props.children };
  }

  /** What has failed is not in the page, and hears nothing. */
  override componentDidCatch() {
    this.rest();
    const again = () => {
      this.rest();
      this.setState({ caught: null });
    };
    this.ends = this.props.cells?.map((cell) => cell.subscribe(again)) ?? [onAnyChange(again)];
  }

  override componentWillUnmount() {
    this.rest();
  }

  private rest() {
    for (const end of this.ends.splice(0)) end();
  }

  override render() {
    const { caught } = this.state;
    if (!caught) return this.props.children;
    const failure = failureRecord(caught.error);
    if (this.props.fallback) return this.props.fallback(failure);
    return (
      <div className="rxl-failed" role="alert">
        <p>This part of the page could not be shown.</p>
        <p>{failure.message || failure.id}</p>
      </div>
    );
  }
}
