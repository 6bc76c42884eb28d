import { start } from '../shared/start';
import './screen.css';
import App from './App.svelte';

start(App);
