//! The language server: what an editor asks and is told, over standard input and output.
//!
//! Each change checks the whole program anew; changes that wait in the queue are taken together, so that typing is never behind. Answers come from
//! programs as they are, half-written ones too.

mod actions;
mod analysis;
mod completion;
mod documents;
mod folding;
mod hints;
mod hover;
mod index;
mod navigate;
mod signature;
mod stubs;
mod symbols;
mod tokens;

use analysis::Analysis;
use documents::{Documents, path_of, uri_of};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::Notification as _;
use lsp_types::request::Request as _;
use lsp_types::{
    CodeActionProviderCapability, CompletionOptions, DiagnosticRelatedInformation, DiagnosticTag,
    HoverProviderCapability, InitializeParams, NumberOrString, OneOf, PublishDiagnosticsParams,
    RenameOptions, SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions,
    ServerCapabilities, SignatureHelpOptions, TextDocumentSyncCapability, TextDocumentSyncKind,
    notification, request,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::source::{SourceId, Span};

/// The name of the root file of a project.
const ROOT: &str = "app.rxl";

/// Serves an editor on standard input and output until it says that it is done.
///
/// # Errors
/// The editor does not keep to the protocol.
pub fn serve() -> Result<(), String> {
    let (connection, threads) = Connection::stdio();
    let capabilities = serde_json::to_value(capabilities()).map_err(|error| error.to_string())?;
    let parameters = connection
        .initialize(capabilities)
        .map_err(|error| error.to_string())?;
    let parameters: InitializeParams =
        serde_json::from_value(parameters).map_err(|error| error.to_string())?;
    #[allow(deprecated, reason = "older editors name no folders")]
    let root = parameters.root_uri.as_ref();
    let folders = parameters
        .workspace_folders
        .unwrap_or_default()
        .iter()
        .map(|folder| &folder.uri)
        .chain(root)
        .filter_map(path_of)
        .collect();
    let mut server = Server {
        connection,
        folders,
        documents: Documents::default(),
        programs: BTreeMap::new(),
        published: BTreeMap::new(),
    };
    server.run()?;
    drop(server);
    threads.join().map_err(|error| error.to_string())
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(
            TextDocumentSyncKind::INCREMENTAL,
        )),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([".", ":", "(", "{"].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        signature_help_provider: Some(SignatureHelpOptions {
            trigger_characters: Some(["(", ","].map(str::to_owned).to_vec()),
            ..SignatureHelpOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        document_formatting_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(true.into()),
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Simple(true)),
        semantic_tokens_provider: Some(
            SemanticTokensOptions {
                legend: SemanticTokensLegend {
                    token_types: tokens::TYPES.to_vec(),
                    token_modifiers: tokens::MODIFIERS.to_vec(),
                },
                full: Some(SemanticTokensFullOptions::Bool(true)),
                ..SemanticTokensOptions::default()
            }
            .into(),
        ),
        ..ServerCapabilities::default()
    }
}

struct Server {
    connection: Connection,
    /// The folders that are open in the editor.
    folders: Vec<PathBuf>,
    documents: Documents,
    /// Programs by their root files; those that a change has touched are missing until they are asked for.
    programs: BTreeMap<PathBuf, Rc<Analysis>>,
    /// The files of which mistakes were told, by root files.
    published: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

/// A place in a program that an editor asks about.
struct At {
    analysis: Rc<Analysis>,
    source: SourceId,
    offset: u32,
}

impl Server {
    fn run(&mut self) -> Result<(), String> {
        let mut is_changed = false;
        loop {
            // What has changed is told when nothing waits any more.
            let message = match self.connection.receiver.try_recv() {
                Ok(message) => message,
                Err(_) => {
                    if std::mem::take(&mut is_changed) {
                        self.publish()?;
                    }
                    match self.connection.receiver.recv() {
                        Ok(message) => message,
                        Err(_) => return Ok(()),
                    }
                }
            };
            match message {
                Message::Request(request) => {
                    let is_over = self.connection.handle_shutdown(&request);
                    if is_over.map_err(|error| error.to_string())? {
                        return Ok(());
                    }
                    let response = self.answer(request);
                    self.send(response)?;
                }
                Message::Notification(notification) => {
                    is_changed |= self.hear(notification);
                }
                Message::Response(_) => {}
            }
        }
    }

    fn send(&self, message: impl Into<Message>) -> Result<(), String> {
        let sent = self.connection.sender.send(message.into());
        sent.map_err(|_| "the editor is gone".to_owned())
    }

    /// Takes a notification; gives whether a program may have changed.
    fn hear(&mut self, notification: Notification) -> bool {
        let Notification { method, params } = notification;
        /// The file that a notification is about.
        macro_rules! heard {
            ($documents:ident) => {
                serde_json::from_value(params)
                    .ok()
                    .and_then(|params| self.documents.$documents(params))
            };
        }
        match method.as_str() {
            notification::DidChangeTextDocument::METHOD => {
                let changed = heard!(change);
                if let Some(path) = &changed {
                    self.programs
                        .retain(|root, analysis| root != path && analysis.source(path).is_none());
                }
                return changed.is_some();
            }
            // What is opened or closed may be a file that a program has asked for in vain.
            notification::DidOpenTextDocument::METHOD => heard!(open),
            notification::DidCloseTextDocument::METHOD => heard!(close),
            notification::DidSaveTextDocument::METHOD
            | notification::DidChangeWatchedFiles::METHOD => None,
            _ => return false,
        };
        self.programs.clear();
        true
    }

    fn read(&self, path: &Path) -> Option<String> {
        match self.documents.text(path) {
            Some(text) => Some(text.to_owned()),
            None => std::fs::read_to_string(path).ok(),
        }
    }

    /// The program with this root file as it is now.
    fn program(&mut self, root: &Path) -> Option<Rc<Analysis>> {
        if let Some(known) = self.programs.get(root) {
            return Some(known.clone());
        }
        let analysis = Rc::new(Analysis::new(root, &|path| self.read(path))?);
        self.programs.insert(root.to_path_buf(), analysis.clone());
        Some(analysis)
    }

    /// The program that a file belongs to: that of the nearest `app.rxl` that reaches it, else its own. With its root file.
    fn program_of(&mut self, path: &Path) -> Option<(PathBuf, Rc<Analysis>)> {
        let above = path.ancestors().skip(1).map(|folder| folder.join(ROOT));
        for root in above.collect::<Vec<_>>() {
            if !(root == path || root.is_file()) {
                continue;
            }
            if let Some(analysis) = self.program(&root)
                && analysis.source(path).is_some()
            {
                return Some((root, analysis));
            }
            break;
        }
        Some((path.to_path_buf(), self.program(path)?))
    }

    fn at(&mut self, place: &lsp_types::TextDocumentPositionParams) -> Option<At> {
        let path = path_of(&place.text_document.uri)?;
        let (_, analysis) = self.program_of(&path)?;
        let source = analysis.source(&path)?;
        let text = analysis.sources.get(source)?;
        let offset = text.offset_of_utf16(place.position.line, place.position.character);
        Some(At {
            analysis,
            source,
            offset,
        })
    }

    fn document(&mut self, uri: &lsp_types::Uri) -> Option<(Rc<Analysis>, SourceId)> {
        let path = path_of(uri)?;
        let (_, analysis) = self.program_of(&path)?;
        let source = analysis.source(&path)?;
        Some((analysis, source))
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        /// Reads the parameters, and gives the answer or null.
        macro_rules! requests {
            ($($kind:ident => $answer:expr;)*) => {
                match method.as_str() {
                    $(request::$kind::METHOD => match serde_json::from_value(params) {
                        Ok(params) => {
                            let answer: fn(&mut Server, <request::$kind as request::Request>::Params) -> Option<_> = $answer;
                            Response::new_ok(id, answer(self, params))
                        }
                        Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
                    },)*
                    _ => Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("`{method}` is not answered")),
                }
            };
        }
        requests! {
            HoverRequest => |this, params| hover::hover(&this.at(&params.text_document_position_params)?);
            GotoDefinition => |this, params| navigate::definition(&this.at(&params.text_document_position_params)?);
            References => |this, params| {
                let at = this.at(&params.text_document_position)?;
                navigate::references(&at, params.context.include_declaration)
            };
            DocumentHighlightRequest => |this, params| navigate::highlights(&this.at(&params.text_document_position_params)?);
            PrepareRenameRequest => |this, params| navigate::prepare_rename(&this.at(&params)?);
            Rename => |this, params| navigate::rename(&this.at(&params.text_document_position)?, &params.new_name);
            DocumentSymbolRequest => |this, params| {
                let (analysis, source) = this.document(&params.text_document.uri)?;
                Some(symbols::of_document(&analysis, source))
            };
            WorkspaceSymbolRequest => |this, params| Some(this.workspace_symbols(&params.query));
            Completion => |this, params| this.complete(&params.text_document_position);
            SignatureHelpRequest => |this, params| signature::help(&this.at(&params.text_document_position_params)?);
            SemanticTokensFullRequest => |this, params| {
                let (analysis, source) = this.document(&params.text_document.uri)?;
                Some(tokens::tokens(&analysis, source))
            };
            FoldingRangeRequest => |this, params| {
                let (analysis, source) = this.document(&params.text_document.uri)?;
                folding::ranges(&analysis, source)
            };
            InlayHintRequest => |this, params| {
                let (analysis, source) = this.document(&params.text_document.uri)?;
                hints::hints(&analysis, source, params.range)
            };
            Formatting => |this, params| {
                let (analysis, source) = this.document(&params.text_document.uri)?;
                documents::formatting(&analysis, source)
            };
            CodeActionRequest => |this, params| {
                let (analysis, source) = this.document(&params.text_document.uri)?;
                Some(actions::actions(&analysis, source, params.range))
            };
        }
    }

    /// All that is declared in the programs of the editor's folders, by a part of the name.
    fn workspace_symbols(&mut self, query: &str) -> Vec<lsp_types::SymbolInformation> {
        let mut roots: BTreeSet<PathBuf> = self.programs.keys().cloned().collect();
        roots.extend(self.folders.iter().map(|folder| folder.join(ROOT)));
        let mut found = Vec::new();
        for root in roots {
            if let Some(analysis) = self.program(&root) {
                found.extend(symbols::of_program(&analysis, query));
            }
        }
        found
    }

    fn complete(
        &mut self,
        place: &lsp_types::TextDocumentPositionParams,
    ) -> Option<lsp_types::CompletionResponse> {
        let path = path_of(&place.text_document.uri)?;
        let (root, analysis) = self.program_of(&path)?;
        let source = analysis.source(&path)?;
        let text = analysis.sources.get(source)?;
        let offset = text.offset_of_utf16(place.position.line, place.position.character);
        let text = text.text.clone();
        let Some(patched) = completion::with_a_name(&text, offset) else {
            return completion::complete(&analysis, source, offset);
        };
        // Something must stand where the cursor is for the rest to be read well.
        let read = |asked: &Path| match asked == path {
            true => Some(patched.clone()),
            false => self.read(asked),
        };
        let analysis = Analysis::new(&root, &read)?;
        let source = analysis.source(&path)?;
        completion::complete(&analysis, source, offset)
    }

    /// Tells the mistakes of all programs with an open file.
    fn publish(&mut self) -> Result<(), String> {
        let open: Vec<PathBuf> = self.documents.paths().cloned().collect();
        let mut programs = BTreeMap::new();
        for path in open {
            if let Some((root, analysis)) = self.program_of(&path) {
                programs.insert(root, analysis);
            }
        }
        // A file whose program has gone, or taken it over, says nothing more for itself.
        let gone: Vec<PathBuf> = self
            .published
            .keys()
            .filter(|root| !programs.contains_key(*root))
            .cloned()
            .collect();
        let mut cleared: BTreeSet<PathBuf> = BTreeSet::new();
        for root in gone {
            self.programs.remove(&root);
            cleared.extend(self.published.remove(&root).unwrap_or_default());
        }
        let mut told: BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>> = BTreeMap::new();
        for (root, analysis) in &programs {
            let mut files = BTreeSet::new();
            for (source, _) in analysis.sources.iter() {
                let Some(path) = analysis.path(source) else {
                    continue;
                };
                let found = analysis
                    .diagnostics
                    .iter()
                    .filter(|diagnostic| diagnostic.primary.span.source == source);
                let found: Vec<_> = found
                    .filter_map(|diagnostic| shown(analysis, diagnostic))
                    .collect();
                files.insert(path.clone());
                told.entry(path).or_insert(found);
            }
            let before = self
                .published
                .insert(root.clone(), files)
                .unwrap_or_default();
            cleared.extend(before);
        }
        for path in cleared {
            told.entry(path).or_default();
        }
        for (path, diagnostics) in told {
            let Some(uri) = uri_of(&path) else { continue };
            let version = self.documents.version(&path);
            let params = PublishDiagnosticsParams {
                uri,
                diagnostics,
                version,
            };
            let method = notification::PublishDiagnostics::METHOD.to_owned();
            self.send(Notification::new(method, params))?;
        }
        Ok(())
    }
}

/// A diagnostic as editors show it.
fn shown(analysis: &Analysis, diagnostic: &Diagnostic) -> Option<lsp_types::Diagnostic> {
    let mut message = diagnostic.message.clone();
    if !diagnostic.primary.message.is_empty() {
        message.push_str(&format!(" ({})", diagnostic.primary.message));
    }
    for help in &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    let related = diagnostic.secondary.iter().filter_map(|label| {
        Some(DiagnosticRelatedInformation {
            location: location(analysis, label.span)?,
            message: label.message.clone(),
        })
    });
    Some(lsp_types::Diagnostic {
        range: range(analysis, diagnostic.primary.span)?,
        severity: Some(match diagnostic.severity {
            Severity::Error => lsp_types::DiagnosticSeverity::ERROR,
            Severity::Warning => lsp_types::DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(diagnostic.code.to_string())),
        source: Some("rxl".to_owned()),
        message,
        related_information: Some(related.collect()),
        // What has no effect is shown pale.
        tags: matches!(
            diagnostic.code,
            Code::UNUSED | Code::UNREACHABLE_ARM | Code::UNREACHABLE_CODE | Code::NEVER_CALLED
        )
        .then(|| vec![DiagnosticTag::UNNECESSARY]),
        ..lsp_types::Diagnostic::default()
    })
}

/// A span as editors count.
fn range(analysis: &Analysis, span: Span) -> Option<lsp_types::Range> {
    let source = analysis.sources.get(span.source)?;
    let position = |offset| {
        let (line, character) = source.utf16_position(offset);
        lsp_types::Position { line, character }
    };
    Some(lsp_types::Range {
        start: position(span.start),
        end: position(span.end),
    })
}

fn location(analysis: &Analysis, span: Span) -> Option<lsp_types::Location> {
    Some(lsp_types::Location {
        uri: uri_of(&analysis.path(span.source)?)?,
        range: range(analysis, span)?,
    })
}
