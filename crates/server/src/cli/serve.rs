//! `onewindow serve`: opens the node and serves until it is told to stop.

use crate::{
    clock::Clock,
    config::Config,
    front::{Front, Shared},
    jobs, routes,
};
use anyhow::{Context, bail};
use std::{future::IntoFuture, net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpListener;

/// How long requests under way may still take after an interruption.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the configured node.
///
/// # Errors
/// When the node cannot be opened or the address is taken.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let listener = listen(&config).await?;
    let front = Arc::new(Front::open(config, Clock::Real, None).await?);
    run(front, listener).await
}

/// Takes the configured address; said before anything is opened, so that a taken port is seen at once.
///
/// # Errors
/// When the address is taken.
pub async fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen on {}", config.listen))
}

/// Serves an opened node until the program is interrupted; requests under way are answered first.
///
/// # Errors
/// When the server fails.
pub async fn run(front: Shared, listener: TcpListener) -> anyhow::Result<()> {
    let mut jobs = jobs::start(&front);
    let office = front.office.clone();
    tracing::info!(address = front.config.public_address(), "the hall is open");
    let site = routes::site(front).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, site).with_graceful_shutdown(interrupted());
    tokio::select! {
        served = serving.into_future() => served?,
        () = patience() => tracing::info!("open live pages were cut off"),
        // A hall whose limits no longer pass, or that takes no acts, must not look open.
        ended = jobs.join_next() => bail!("a job has ended by itself: {ended:?}"),
        () = office.closed() => bail!("the office has closed by itself"),
    }
    Ok(())
}

/// Ends some time after the interruption: a live page would keep its connection open as long as it is looked at.
async fn patience() {
    interrupted().await;
    tokio::time::sleep(PATIENCE).await;
}

async fn interrupted() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            let _done = interrupt.await;
            return;
        };
        tokio::select! {
            _done = interrupt => {}
            _done = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _done = interrupt.await;
}
