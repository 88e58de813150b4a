//! `onewindow serve`: opens the node and serves until it is told to stop.

use crate::{
    clock::Clock,
    config::Config,
    front::{Front, Shared},
    jobs, routes,
};
use anyhow::Context;
use std::{net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;

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
    let jobs = jobs::start(&front);
    tracing::info!(address = front.config.public_address(), "the hall is open");
    let site = routes::site(front).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, site).with_graceful_shutdown(interrupted()).await?;
    drop(jobs);
    Ok(())
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
