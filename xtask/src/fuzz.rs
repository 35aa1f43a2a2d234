//! `xtask fuzz`: libFuzzer on every way in, each with the corpus in `fuzz/corpus`.
//!
//! It needs no nightly compiler: the counters are an LLVM pass that every rustc can be told to run.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::arguments::Arguments;
use crate::package;
use crate::process;
use crate::toolchain;
use crate::workspace::Workspace;

/// What is fuzzed: the programs in `fuzz/targets`.
const TARGETS: [&str; 5] = ["envelope", "gate", "handover", "snapshot", "text"];
/// Counters for libFuzzer in everything that is compiled, and comparisons that it can read along.
const COUNTED: &str = "-Cpasses=sancov-module -Ccodegen-units=1 --cfg fuzzing \
                       -Cllvm-args=-sanitizer-coverage-level=4 \
                       -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                       -Cllvm-args=-sanitizer-coverage-pc-table \
                       -Cllvm-args=-sanitizer-coverage-trace-compares";
/// Bytes of an input: a change of some hundred operations, or a file of a dozen envelopes.
const INPUT_MAX: usize = 8_192;
/// Seconds that one input may take.
const INPUT_S: u32 = 10;

/// When a run ends.
enum Until<'a> {
    Seconds(&'a str),
    Runs(&'a str),
}

/// Fuzzes the target that is named, or each in turn, for `--seconds` or `--runs`.
pub(crate) fn task(workspace: &Workspace, args: &[String]) -> Result<()> {
    let named = args.first().filter(|arg| !arg.starts_with('-'));
    let options = &args[usize::from(named.is_some())..];
    let arguments = Arguments::parse(options, &["--seconds", "--runs"])?;
    let until = match (arguments.get("--seconds"), arguments.get("--runs")) {
        (None, None) => Until::Seconds("60"),
        (Some(seconds), None) => Until::Seconds(seconds),
        (None, Some(runs)) => Until::Runs(runs),
        (Some(_), Some(_)) => bail!("expected `--seconds` or `--runs`, found both"),
    };
    let (Until::Seconds(number) | Until::Runs(number)) = until;
    number.parse::<u64>().with_context(|| format!("expected a whole number, found `{number}`"))?;
    let targets = match named {
        None => TARGETS.to_vec(),
        Some(name) => match TARGETS.iter().find(|target| *target == name) {
            Some(target) => vec![*target],
            None => bail!("there is no target `{name}`; there are {}", TARGETS.join(", ")),
        },
    };
    build(workspace)?;
    targets.into_iter().try_for_each(|target| run(workspace, target, &until))
}

fn build(workspace: &Workspace) -> Result<()> {
    if process::find_program("c++").is_none() {
        package::install(workspace, &["g++"], "the C++ compiler for libFuzzer")?;
    }
    let mut build = process::cargo(workspace);
    build
        // Without `--locked`: a crate that the tests have come to need is added to this lock by the next run.
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"])
        // With a target named, build scripts and macros are compiled without counters.
        .args(["--target", &toolchain::host(workspace)?])
        .env("CARGO_TARGET_DIR", output(workspace))
        .env("RUSTFLAGS", COUNTED);
    process::run(&mut build, "the fuzzer's programs are in `fuzz`")
}

fn output(workspace: &Workspace) -> PathBuf {
    workspace.root().join("target/fuzz")
}

fn run(workspace: &Workspace, target: &str, until: &Until<'_>) -> Result<()> {
    // What is found now goes into the first folder; the second one is only read.
    let found = output(workspace).join("found").join(target);
    let failures = output(workspace).join("failures");
    for folder in [&found, &failures] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let program = output(workspace).join(toolchain::host(workspace)?).join("release").join(target);
    let mut fuzzer = process::program(workspace, program);
    fuzzer.arg(&found).arg(workspace.root().join("fuzz/corpus").join(target));
    fuzzer.arg(match until {
        Until::Seconds(seconds) => format!("-max_total_time={seconds}"),
        Until::Runs(runs) => format!("-runs={runs}"),
    });
    fuzzer.args([
        format!("-max_len={INPUT_MAX}"),
        format!("-timeout={INPUT_S}"),
        "-print_final_stats=1".to_owned(),
    ]);
    fuzzer.arg(format!("-artifact_prefix={}/{target}-", failures.display()));
    let advice = format!(
        "the input it names breaks a promise; mend that, and put the input into fuzz/corpus/{target}, where the tests \
         run it for ever"
    );
    process::run(&mut fuzzer, &advice)
}
