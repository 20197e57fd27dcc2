//! The hook and the workflow of examples/ci, run as written as far as that goes without a network.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudcost");

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shell(script: &str, folder: &Path) -> Output {
    let programs = Path::new(PROGRAM).parent().unwrap().to_str().unwrap();
    Command::new("sh")
        .args(["-eu", "-c", script])
        .current_dir(folder)
        .env("PATH", format!("{programs}:{}", std::env::var("PATH").unwrap()))
        .env("CLOUDCOST_LANG", "en")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .unwrap()
}

/// The `run` scripts of a workflow with the names of their steps, in order; enough of YAML for that file.
fn scripts(workflow: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut name = String::new();
    let mut lines = workflow.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        if let Some(said) = trimmed.strip_prefix("- name: ") {
            name = said.to_owned();
        }
        if let Some(run) = trimmed.strip_prefix("run: ") {
            let mut script = run.to_owned();
            if run == "|" {
                let indent = line.len() - trimmed.len();
                script.clear();
                while let Some(next) = lines.next_if(|next| next.len() - next.trim_start().len() > indent) {
                    script += next.trim_start();
                    script.push('\n');
                }
            }
            found.push((name.clone(), script));
        }
    }
    found
}

fn copied(folder: &Path) {
    fs::create_dir_all(folder.join("cases")).unwrap();
    fs::copy(root().join("examples/ci/cases/mihon.toml"), folder.join("cases/mihon.toml")).unwrap();
}

#[test]
fn the_steps_of_the_workflow_run_as_written() {
    let workflow = fs::read_to_string(root().join("examples/ci/.github/workflows/cases.yml")).unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let (origin, clone) = (temporary.path().join("origin"), temporary.path().join("clone"));
    copied(&origin);
    let git = "git -c user.name=a -c user.email=a@example.org";
    let set_up =
        format!("git init -q -b main && git add cases && {git} commit -qm a && git clone -q . ../clone");
    let output = shell(&set_up, &origin);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let steps = scripts(&workflow);
    assert_eq!(steps.len(), 4);
    for (name, script) in &steps {
        if name == "Install cloudcost" {
            continue;
        }
        let output = shell(script, &clone);
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{name}: {said}");
    }
    for written in ["cases.sarif", "cases.xml"] {
        assert!(fs::metadata(clone.join(written)).unwrap().len() > 100, "{written}");
    }
    // a case that breaks its promise fails the same steps
    let case = clone.join("cases/mihon.toml");
    let text = fs::read_to_string(&case).unwrap();
    let worse = text.replace("6億8,000万円", "9億8,000万円").replace("▲3億2,000万円", "▲2,000万円");
    fs::write(&case, worse.replace("▲32%", "▲2%")).unwrap();
    for (name, wanted) in [("Check the cases", "::error file=cases/mihon.toml"), ("Show what", "saving-lost")]
    {
        let (_, script) = steps.iter().find(|(step, _)| step.starts_with(name)).unwrap();
        let output = shell(script, &clone);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert!(said.contains(wanted), "{name}: {said}");
    }
}

#[test]
fn the_hook_runs_as_written_on_the_files_it_is_given() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let value = |key: &str| {
        let line = hooks.lines().find(|line| line.trim_start_matches("- ").trim().starts_with(key)).unwrap();
        line.split_once(": ").unwrap().1.to_owned()
    };
    let used = fs::read_to_string(root().join("examples/ci/.pre-commit-config.yaml")).unwrap();
    assert!(used.contains(&format!("- id: {}", value("id"))));
    let temporary = tempfile::tempdir().unwrap();
    copied(temporary.path());
    // pre-commit puts the files of the commit behind the entry
    let good = shell(&format!("{} cases/mihon.toml", value("entry")), temporary.path());
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    fs::write(temporary.path().join("cases/bad.toml"), "format = 1\n").unwrap();
    let bad = shell(&format!("{} cases/bad.toml cases/mihon.toml", value("entry")), temporary.path());
    assert_eq!(bad.status.code(), Some(2));
}
